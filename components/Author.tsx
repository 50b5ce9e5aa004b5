/** For who writes lessons: what is known of the page, and what kept each lesson back. */

import { useState } from 'preact/hooks';
import type { Held, Inspected } from '../lib/answer.ts';
import type { Inspected as Lesson } from '../lib/match/inspect.ts';
import { heldOf, keptOf, partsOf, placeOf, whyNotOf } from './author-words.ts';
import { InsightsLink } from './InsightsLink.tsx';
import { useWords } from './Words.tsx';

interface Props {
  of: Inspected;
  onOpen(ref: string): void;
  onCopy(text: string): Promise<void>;
}

export function Author({ of, onOpen, onCopy }: Props) {
  const t = useWords();
  const { state, held, confidence, terms, lessons } = of;
  const { tool, page } = state;
  const share = (part: number) => part.toLocaleString(t.language, { style: 'percent' });
  return (
    <details class="author">
      <summary>{t('authorTitle')}</summary>
      <dl class="facts">
        <dt>{t('authorPage')}</dt>
        <dd>
          {tool ? placeOf({ tool: tool.id, ...(page && { page: page.id }) }) : t('authorNoTool')}
          <br />
          <span class="quiet">{state.situation.path}</span>
        </dd>
        <dt>{t('authorHint')}</dt>
        <dd>{held?.hint ? heldOf(held.hint, t) : t('authorHintCame')}</dd>
        <dt>{t('authorSure')}</dt>
        <dd>{share(confidence)}</dd>
      </dl>
      <h2 class="block-title">{t('authorTerms')}</h2>
      {terms.length === 0 && <p class="quiet">{t('authorNoTerms')}</p>}
      <ul class="terms">
        {terms.map(({ word, weight, parts, left }) => (
          <li key={word} title={partsOf(parts, t)}>
            {word} <b>{weight.toLocaleString(t.language, { maximumFractionDigits: 1 })}</b>
            {left < 1 && <span class="quiet"> {t('authorLeft', share(left))}</span>}
          </li>
        ))}
      </ul>
      <KeptBack of={held?.campaigns ?? []} />
      <Anchors of={of.anchors} onCopy={onCopy} />
      <h2 class="block-title">{t('authorLessons')}</h2>
      {lessons.length === 0 && <p class="quiet">{t('authorNoLessons')}</p>}
      <ol class="lessons">
        {lessons.map((lesson) => (
          <Row key={lesson.ref} of={lesson} onOpen={onOpen} />
        ))}
      </ol>
      <InsightsLink />
    </details>
  );
}

/** What is due of campaigns and was not asked here. */
function KeptBack({ of: kept }: { of: Held['campaigns'] }) {
  const t = useWords();
  if (kept.length === 0) return null;
  return (
    <>
      <h2 class="block-title">{t('authorCampaigns')}</h2>
      <ul>
        {kept.map(({ campaign, item, rule }) => (
          <li key={`${campaign} ${item}`}>
            {item} <span class="quiet">{t('authorKept', campaign, keptOf(rule, t))}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Steps that were shown: how they look is pasted into the pack, so that they are found again when the page changes. */
function Anchors({ of, onCopy }: { of: Inspected['anchors'] } & Pick<Props, 'onCopy'>) {
  const t = useWords();
  const [said, setSaid] = useState<'authorCopied' | 'copyFailed' | null>(null);
  const count = Object.keys(of).length;
  if (count === 0) return null;
  const copy = () =>
    onCopy(inYaml(of)).then(
      () => setSaid('authorCopied'),
      () => setSaid('copyFailed'),
    );
  return (
    <>
      <h2 class="block-title">{t('authorAnchors')}</h2>
      <p>{t.count('authorShown', count)}</p>
      <button type="button" onClick={copy}>
        {t('authorCopy')}
      </button>
      <p role="status" class="quiet">
        {said && t(said)}
      </p>
    </>
  );
}

/** JSON is YAML; a line for each step makes a difference of versions easy to read. */
function inYaml(anchors: Inspected['anchors']): string {
  return Object.entries(anchors)
    .map(([key, record]) => `"${key}": ${JSON.stringify(record)}\n`)
    .join('');
}

function Row({
  of: { ref, question, places, match, whyNot },
  onOpen,
}: {
  of: Lesson;
  onOpen: Props['onOpen'];
}) {
  const t = useWords();
  const score = match ? t('authorScore', match.score.toLocaleString(t.language)) : t('authorNotListed');
  return (
    <li>
      <button type="button" class="link" onClick={() => onOpen(ref)}>
        {question}
      </button>
      <p class="quiet">{[ref, score, ...places.map(placeOf)].join(' · ')}</p>
      <ul>
        {whyNot.length === 0 && <li>{t('authorFirst')}</li>}
        {whyNot.map((rule) => (
          <li key={rule.kind}>{whyNotOf(rule, t)}</li>
        ))}
      </ul>
    </li>
  );
}
