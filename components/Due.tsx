/** What campaigns want of the person: what, why, until when, and how long it takes. */
import { Check, ChevronRight } from 'lucide';
import { isOpen } from '../lib/campaign/list.ts';
import type { Listed } from '../lib/campaign/listed.ts';
import type { Translate } from '../lib/words.ts';
import { saidOf, untilOf } from './due-words.ts';
import type { Help } from './help.ts';
import { Icon } from './Icon.tsx';
import { useWords } from './Words.tsx';

export function Due({ model }: { model: Help }) {
  const t = useWords();
  const items = model.due.items.value;
  if (items.length === 0) return null;
  const open = model.due.open.value;
  const [first] = open;
  const campaigns = [...new Set(items.map(({ campaign }) => campaign))];
  // Beside a lesson that answers the page it keeps to one line.
  const isFolded = model.current.value !== null || model.phase.value === 'loading';
  return (
    <details class="due" open={!isFolded && open.length > 0} key={String(isFolded)}>
      <summary>
        <b>{open.length > 0 ? t.count('dueTitle', open.length) : t('dueNone')}</b>{' '}
        {first && <span class="quiet">{untilOf(first, t)}</span>}
      </summary>
      {campaigns.map((campaign) => (
        <Campaign key={campaign} items={items.filter((item) => item.campaign === campaign)} model={model} />
      ))}
    </details>
  );
}

/** Of several that end together the end is said once. */
function Campaign({ items, model }: { items: readonly Listed[]; model: Help }) {
  const t = useWords();
  const [{ goal, required, until }] = items as [Listed];
  const isTogether = items.every((item) => item.until === until);
  return (
    <section class="campaign">
      <p class="quiet measure">
        {goal}
        {!required && <span class="tag">{t('dueInvited')}</span>}
      </p>
      <ul class="list">
        {items.map((item) => (
          <li key={item.item}>
            <button type="button" class="plain entry" onClick={() => start(item, model)}>
              <span>
                <span lang={item.kind === 'lesson' ? item.language : undefined}>{nameOf(item, t)}</span>
                <span class="from quiet">{saidOf(item, t, !isTogether)}</span>
              </span>
              <Icon of={item.state.is === 'done' ? Check : ChevronRight} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function start(item: Listed, model: Help): void {
  if (item.kind === 'recap' && isOpen(item)) void model.rounds.recap(item);
  else void model.open(item.lessons[0]!, true);
}

const nameOf = ({ kind, question, goal }: Listed, t: Translate) =>
  kind === 'recap' ? t('dueRecap', goal) : question;
