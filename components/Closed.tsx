/** What a hint says once it is closed: how to undo that, and how to have fewer hints. */
import { useEffect, useRef } from 'preact/hooks';
import type { Snooze } from '../lib/hint/snooze.ts';
import type { Translate } from '../lib/words.ts';
import type { Hint } from './hint.ts';
import { useLeave } from './leave.ts';
import { useWords } from './Words.tsx';
import { whenOf } from './when.ts';

export function Closed({ model, stage }: { model: Hint; stage: 'closed' | 'fewer' | 'snoozed' }) {
  if (stage === 'fewer') return <Fewer model={model} />;
  if (stage === 'snoozed') return <Snoozed model={model} />;
  return <JustClosed model={model} />;
}

function JustClosed({ model }: { model: Hint }) {
  const t = useWords();
  return (
    <div class="closed">
      <p role="status" class="quiet said-closed">
        {t('hintClosed')}
      </p>
      <div class="row">
        <button type="button" class="link" onClick={model.undo}>
          {t('undo')}
        </button>
        <button type="button" class="link" onClick={model.fewer}>
          {t('hintFewer')}
        </button>
      </div>
    </div>
  );
}

function Fewer({ model }: { model: Hint }) {
  const t = useWords();
  const box = useRef<HTMLFieldSetElement>(null);
  const { tool, page } = model.spot();
  // Whoever came here by a key goes on by key.
  useEffect(() => box.current?.querySelector<HTMLElement>('button')?.focus(), []);
  useLeave(model.gone);
  const choice = (how: Snooze, label: string) => (
    <button type="button" class="plain choice" onClick={() => model.snooze(how)}>
      {label}
    </button>
  );
  return (
    <main>
      <fieldset ref={box} class="closed">
        <legend>{t('hintNone')}</legend>
        {choice('hour', t('snooze_hour'))}
        {choice('today', t('snooze_today'))}
        {choice('monday', t('snooze_monday'))}
        {page && choice('page', t('snooze_page', page))}
        {tool && choice('tool', t('snooze_tool', tool))}
        <button type="button" class="link" onClick={model.gone}>
          {t('hintFewerDone')}
        </button>
        {model.isFailed.value && (
          <p role="alert" class="wrong">
            {t('notSaved')}
          </p>
        )}
      </fieldset>
    </main>
  );
}

function Snoozed({ model }: { model: Hint }) {
  const t = useWords();
  return (
    <div class="closed">
      <p role="status" class="quiet said-closed">
        {saidOf(model, t)} {t('snoozeWhere')}
      </p>
      <button type="button" class="link" onClick={model.unsnooze}>
        {t('undo')}
      </button>
    </div>
  );
}

function saidOf({ snoozed, spot }: Hint, t: Translate): string {
  const { how, until } = snoozed.value!;
  if (how === 'page') return t('snoozed_page', spot().page ?? '');
  if (how === 'tool') return t('snoozed_tool', spot().tool ?? '');
  return t('snoozed_until', whenOf(until ?? 0, t.language));
}
