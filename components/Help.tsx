/** The help view: search on top, the best lesson under it, the others below. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Author } from './Author.tsx';
import { ClosedHere } from './ClosedHere.tsx';
import { Due } from './Due.tsx';
import { DueBar } from './DueBar.tsx';
import { FollowBar, FollowStatus } from './FollowBar.tsx';
import { Found } from './Found.tsx';
import type { Help as Model } from './help.ts';
import { useKeys } from './keys.ts';
import { Lesson } from './Lesson.tsx';
import { Matches } from './Matches.tsx';
import { Memories, PracticeDue } from './Memories.tsx';
import { Notice, Trouble } from './Notice.tsx';
import { PackNotice } from './PackNotice.tsx';
import { Round } from './Round.tsx';
import { SearchBar } from './Search.tsx';
import { Tell } from './Tell.tsx';
import { useWords } from './Words.tsx';

interface Props {
  model: Model;
  /** The button that closes the view, where it stands in a page. */
  close?: ComponentChildren;
}

export function Help({ model, close }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  const { phase, busy, query, trouble, bar } = model;
  useKeys(input, main);
  // The same lesson opened again is new, the same one rated is not.
  const opened = model.current.value?.lesson;
  useEffect(() => {
    // Without a choice of the person's own, the focus stays where it is: the first key goes to search.
    if (model.current.value?.found) main.current?.querySelector('h1')?.focus();
    main.current?.ownerDocument.scrollingElement?.scrollTo?.(0, 0);
  }, [opened, model]);
  return (
    <>
      <header class="top">
        <SearchBar
          input={input}
          query={query.value}
          onQuery={model.setQuery}
          onLeave={model.leaveSearch}
          onEnter={model.openFirst}
          onOptions={model.openOptions}
          onBeside={model.openBeside}
          close={close}
        />
        <FollowBar bar={bar.value} onTake={model.takeBar} />
      </header>
      <main ref={main} aria-busy={phase.value === 'loading' || busy.value}>
        {trouble.value && <Trouble code={trouble.value} />}
        {query.value.trim() !== '' ? <Found model={model} /> : <Asked model={model} />}
        {model.inspection.value && (
          <Author of={model.inspection.value} onOpen={(ref) => model.open(ref, true)} onCopy={model.copy} />
        )}
        <PackNotice packs={model.packs.value} onOptions={model.openOptions} />
        <FollowStatus bar={bar.value} open={opened?.question ?? null} />
      </main>
    </>
  );
}

/** What campaigns and memory ask for, around what the page asks for. */
function Asked({ model }: { model: Model }) {
  const round = model.rounds.round.value;
  if (round)
    return <Round round={round} onOpen={(ref) => openFrom(model, ref)} onClose={model.rounds.close} />;
  return (
    <>
      <Due model={model} />
      <PracticeDue model={model} />
      <Page model={model} />
      <Memories model={model} />
    </>
  );
}

function openFrom(model: Model, ref: string): void {
  model.rounds.close();
  void model.open(ref, true);
}

function Page({ model }: { model: Model }) {
  const t = useWords();
  const { current, others, sure, draft } = model;
  const phase = model.phase.value;
  if (phase === 'loading') return <Loading />;
  if (current.value) return <Reading model={model} />;
  if (phase === 'error')
    return (
      <Notice title={t('errorTitle')} text={t('errorText')}>
        <button type="button" class="primary" onClick={() => model.start()}>
          {t('tryAgain')}
        </button>
      </Notice>
    );
  if (phase === 'no-packs')
    return (
      <Notice title={t('noPacksTitle')} text={t('noPacksText')}>
        <button type="button" onClick={model.openOptions}>
          {t('options')}
        </button>
      </Notice>
    );
  if (phase === 'unreadable') return <Notice title={t('unreadableTitle')} text={t('unreadableText')} />;
  if (phase === 'unallowed') return <Unallowed model={model} />;
  const open = (ref: string) => model.open(ref, false);
  if (others.value.length > 0 && draft.value === '')
    return (
      <section class="maybes">
        <h1>{t(sure.value ? 'alsoHere' : 'mayHelp')}</h1>
        {!sure.value && <p class="quiet measure">{t('mayHelpWhy')}</p>}
        <Matches matches={others.value} onOpen={open} />
        <Closed model={model} />
        <Allow model={model} />
      </section>
    );
  return (
    <>
      <Notice title={t('emptyTitle')} text={t('emptyText')}>
        <Tell model={model} />
      </Notice>
      <Others model={model} onOpen={open} />
      <Allow model={model} />
    </>
  );
}

/** The panel stands beside a page that nobody asked it to read. */
function Unallowed({ model }: { model: Model }) {
  const t = useWords();
  return (
    <>
      <Notice title={t('unallowedTitle')} text={t('unallowedText')}>
        {!model.host.value && <p class="measure">{t('unallowedEvery')}</p>}
      </Notice>
      <Allow model={model} />
    </>
  );
}

function Others({ model, onOpen }: { model: Model; onOpen(ref: string): void }) {
  const t = useWords();
  const others = model.others.value;
  if (others.length === 0) return null;
  return (
    <section class="others" aria-labelledby="others">
      <h2 id="others" class="block-title">
        {t('alsoHere')}
      </h2>
      <Matches matches={others} onOpen={onOpen} />
    </section>
  );
}

function Reading({ model }: { model: Model }) {
  const current = model.current.value!;
  const tab = model.tab.value;
  const match = tab?.matches.find(({ ref }) => ref === current.ref);
  const isBest = match !== undefined && match.ref === model.sure.value?.ref;
  const asked = model.due.of(current.ref);
  // The bar leads to the same lesson.
  const hasBar = model.bar.value?.kind === 'here';
  return (
    <>
      <Lesson
        current={current}
        reasons={match?.reasons ?? null}
        toolName={match ? (tab?.tool?.name ?? '') : ''}
        pageTitle={match ? (tab?.page?.title ?? '') : ''}
        onBack={isBest || hasBar ? undefined : back(model)}
        onStage={model.stage}
        onRate={model.rate}
        goals={asked.map(({ goal }) => goal)}
      >
        {asked.map((item) => (
          <DueBar key={item.campaign} item={item} onSay={model.due.say} />
        ))}
      </Lesson>
      <Others model={model} onOpen={(ref) => model.open(ref, ref !== model.sure.value?.ref)} />
      <Closed model={model} />
      <Allow model={model} />
    </>
  );
}

/** Back goes to the page's own best lesson where there is one, else to the list. */
function back(model: Model): () => void {
  const best = model.sure.value;
  return best ? () => model.open(best.ref, false) : model.close;
}

function Closed({ model }: { model: Model }) {
  const matches = model.closed.value;
  return matches.length > 0 ? <ClosedHere matches={matches} onRestore={model.restore} /> : null;
}

function Allow({ model }: { model: Model }) {
  const t = useWords();
  const host = model.host.value;
  if (!host) return null;
  return (
    <footer class="allow">
      <button type="button" onClick={model.grant}>
        {t('allow')}
      </button>
      <p class="quiet">{t('allowText', host)}</p>
    </footer>
  );
}

function Loading() {
  const t = useWords();
  return (
    <div class="loading" role="status">
      <span class="unseen">{t('reading')}</span>
      <i />
      <i />
      <i />
    </div>
  );
}
