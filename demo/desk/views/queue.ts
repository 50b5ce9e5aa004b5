/** Callers who wait, and the button that takes the next one. */
import { get, post } from '../api.ts';
import { h } from '../dom.ts';
import { duration } from '../format.ts';
import { icon } from '../icons.ts';
import { pageHead, table } from '../parts/page.ts';
import { toast } from '../parts/toast.ts';
import { go, type View, type Visit } from '../router.ts';
import { elapsed, everySecond } from '../ticker.ts';
import type { Queue, QueueRow } from '../types.ts';

const LONG_WAIT = 5 * 60_000;
const FILTERS: [label: string, fits: (call: QueueRow) => boolean][] = [
  ['All calls', () => true],
  ...['Billing', 'Orders', 'Sales', 'Technical'].map((line): [string, (call: QueueRow) => boolean] => [
    line,
    (call) => call.line === line,
  ]),
  ['Waiting over 5 minutes', (call) => Date.now() - call.waitingSince > LONG_WAIT],
];

export async function queueView({ signal }: Visit): Promise<View> {
  const queue = await get<Queue>('queue', signal);
  const take = h('button', { type: 'button', class: 'button primary' }, icon('phone', 16), 'Take next call');
  take.disabled = queue.calls.length === 0;
  take.addEventListener('click', () => {
    take.disabled = true;
    post<{ id: string }>('calls/next')
      .then(({ id }) => go(`/desk/calls/${id}`))
      .catch((error: Error) => {
        take.disabled = false;
        toast(error.message);
      });
  });

  const list = h('div');
  const chips = FILTERS.map(([label, fits], index) => {
    const click = () => choose(index);
    const count = h('span', { class: 'count' }, queue.calls.filter(fits).length);
    return h('button', { type: 'button', class: 'chip', on: { click } }, label, count);
  });
  const choose = (chosen: number) => {
    chips.forEach((chip, index) => void chip.setAttribute('aria-pressed', String(index === chosen)));
    list.replaceChildren(callTable(queue.calls.filter(FILTERS[chosen]?.[1] ?? (() => true)), signal));
  };
  choose(0);

  const content = [
    pageHead({
      title: 'Call queue',
      detail: 'Callers in the order they rang. Take the next call, or open one that belongs to your line.',
      actions: take,
    }),
    stats(queue, signal),
    h('div', { class: 'chips', role: 'group', 'aria-label': 'Filter calls' }, chips),
    list,
  ];
  return { title: 'Call queue', crumbs: [{ label: 'Call queue' }], content };
}

function callTable(calls: QueueRow[], signal: AbortSignal): HTMLElement {
  return table({
    label: 'Waiting calls',
    columns: ['Caller', 'Reason', 'Line', 'Phone', 'Waiting'],
    numeric: [4],
    empty: 'No caller is waiting here.',
    rows: calls.map((call) => {
      const wait = elapsed(call.waitingSince, signal);
      everySecond(
        () => wait.toggleAttribute('data-long', Date.now() - call.waitingSince > LONG_WAIT),
        signal,
      );
      return [
        h('a', { href: `/desk/calls/${call.id}`, class: 'strong' }, call.caller),
        call.reason,
        h('span', { class: 'badge' }, call.line),
        h('span', { class: 'quiet nowrap' }, call.phone),
        wait,
      ];
    }),
  });
}

function stats(queue: Queue, signal: AbortSignal): HTMLElement {
  const first = Math.min(...queue.calls.map((call) => call.waitingSince));
  const longest = h('dd');
  const update = () =>
    longest.replaceChildren(queue.calls.length > 0 ? duration(Date.now() - first) : '0:00');
  everySecond(update, signal);
  const stat = (name: string, value: HTMLElement, note: string) =>
    h('div', {}, h('dt', {}, name), value, h('dd', { class: 'quiet' }, note));
  return h(
    'dl',
    { class: 'stats' },
    stat('Waiting now', h('dd', {}, queue.calls.length), 'all lines'),
    stat('Longest wait', longest, 'goal: under 5:00'),
    stat('Answered today', h('dd', {}, queue.answeredToday), 'by you'),
    stat('Service level', h('dd', {}, `${queue.serviceLevel}%`), 'answered within a minute'),
  );
}
