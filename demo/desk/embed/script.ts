/** The call script beside a call: four stages, one open at a time. A document of its own, in a frame. */
import { get } from '../api.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import type { Stage } from '../types.ts';

const place = document.querySelector('#stages');
const name = new URLSearchParams(location.search).get('name') ?? 'the caller';

get<Stage[]>('script')
  .then((stages) => place?.replaceChildren(h('ol', { class: 'stages' }, stages.map(stageItem)), talkingTo()))
  .catch((error: Error) => place?.replaceChildren(h('p', { role: 'alert' }, error.message)));

function stageItem(stage: Stage, index: number, all: Stage[]): HTMLElement {
  const next = all[index + 1];
  const done = h(
    'button',
    { type: 'button', class: 'button small' },
    icon('check', 14),
    next ? `Next: ${next.title}` : 'Script done',
  );
  const details = h(
    'details',
    { name: 'stage', open: index === 0 },
    h('summary', {}, h('span', { class: 'step' }, index + 1), h('h3', {}, stage.title)),
    h('p', { class: 'quiet' }, stage.goal),
    h(
      'ul',
      {},
      stage.points.map((point) => h('li', {}, point)),
    ),
    done,
  );
  const item = h('li', {}, details);
  done.addEventListener('click', () => {
    item.dataset.done = 'true';
    details.open = false;
    const following = item.nextElementSibling?.querySelector('details');
    if (!following) return;
    following.open = true;
    following.querySelector('summary')?.focus();
  });
  return item;
}

function talkingTo(): HTMLElement {
  return h(
    'p',
    { class: 'quiet foot' },
    `You are speaking with ${name}. Use the name once at the start and once at the end.`,
  );
}
