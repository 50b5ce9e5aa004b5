/** The options page: where Cuecard helps, with what, how, and what it keeps. */
import { useEffect } from 'preact/hooks';
import { Notice } from '../Notice.tsx';
import { useWords } from '../Words.tsx';
import { About } from './About.tsx';
import { Author } from './Author.tsx';
import { Hints } from './Hints.tsx';
import { Hosts } from './Hosts.tsx';
import { Keys } from './Keys.tsx';
import { Language } from './Language.tsx';
import type { Model } from './model.ts';
import { Outline } from './Outline.tsx';
import { Packs } from './Packs.tsx';
import { Requests } from './Requests.tsx';
import { Who } from './Who.tsx';
import { YourData } from './YourData.tsx';

export function Options({ model }: { model: Model }) {
  const t = useWords();
  const phase = model.phase.value;
  return (
    <div class="page">
      {phase === 'ready' && <Outline />}
      <main class="options" aria-busy={phase === 'loading'}>
        <header>
          <img src="/icon/48.png" width={32} height={32} alt="" />
          <h1>{t('optionsTitle')}</h1>
        </header>
        {phase === 'loading' && (
          <p role="status" class="quiet wait">
            {t('optionsLoading')}
          </p>
        )}
        {phase === 'error' && (
          <Notice title={t('optionsErrorTitle')} text={t('optionsErrorText')}>
            <button type="button" onClick={model.refresh}>
              {t('tryAgain')}
            </button>
          </Notice>
        )}
        {phase === 'ready' && <Sections model={model} />}
      </main>
    </div>
  );
}

function Sections({ model }: { model: Model }) {
  const settings = model.settings.value;
  const managed = model.managed.value;
  const packs = model.packs.value;
  const used =
    typeof packs === 'string' ? [] : packs.filter((pack) => !pack.removed && !pack.source?.isOutdone);
  const tools = new Map(used.flatMap((pack) => pack.tools.map((tool) => [tool.id, tool] as const)));
  useEffect(() => {
    // The address may name a section that is there only now.
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <>
      <Hosts hosts={model.hosts.value} onRevoke={model.revoke} onAllow={model.allow} />
      <Packs
        packs={packs}
        adding={model.adding}
        onChange={model.change}
        onRemove={model.removePack}
        onUpdate={model.updatePack}
        onAllow={model.allowServer}
        onRetry={model.refresh}
      />
      <Hints
        hints={settings.hints}
        isFixed={managed.hints !== undefined}
        tools={[...tools.values()]}
        onChange={model.change}
      />
      <Language
        chosen={settings.language}
        browserLanguage={model.language}
        languages={used.flatMap((pack) => pack.info.languages)}
        onChange={model.change}
      />
      <Who who={settings.who} managed={managed} onChange={model.change} />
      <Author isOn={settings.author} onChange={model.change} />
      <Keys commands={model.commands.value} onChangeKeys={model.changeKeys} />
      <Requests events={model.kept.value.events} />
      <YourData
        data={{
          kept: model.kept.value,
          trouble: model.trouble.value,
          person: managed.person ?? null,
          sending: model.sending.value,
          sent: model.sent,
          importing: model.importing,
          onExport: model.exportData,
          onErase: model.erase,
        }}
      />
      <About version={model.version} isSending={model.sending.value !== null} />
    </>
  );
}
