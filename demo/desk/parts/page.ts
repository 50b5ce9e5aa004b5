/** The parts every view is made of. */
import { type Child, h } from '../dom.ts';

interface Head {
  title: Child;
  detail?: Child;
  actions?: Child;
}

export function pageHead({ title, detail, actions }: Head): HTMLElement {
  return h(
    'div',
    { class: 'page-head' },
    h('div', {}, h('h1', {}, title), detail && h('p', { class: 'detail' }, detail)),
    actions && h('div', { class: 'actions' }, actions),
  );
}

/** A titled surface. */
export function card(
  title: string,
  content: Child,
  options: { actions?: Child; class?: string } = {},
): HTMLElement {
  return h(
    'section',
    { class: `card ${options.class ?? ''}`.trim() },
    h('div', { class: 'card-head' }, h('h2', {}, title), options.actions),
    h('div', { class: 'card-body' }, content),
  );
}

/** Name and value pairs. */
export function facts(rows: [name: string, value: Child][]): HTMLElement {
  return h(
    'dl',
    { class: 'facts' },
    rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  );
}

interface TableOptions {
  label: string;
  /** An empty name is read out as “Action”. */
  columns: string[];
  rows: Child[][];
  /** Shown in place of rows when there are none. */
  empty: string;
  /** Columns that hold numbers, aligned right. */
  numeric?: number[];
}

export function table({ label, columns, rows, empty, numeric = [] }: TableOptions): HTMLElement {
  const kind = (index: number) => (numeric.includes(index) ? { class: 'number' } : {});
  const body = rows.map((cells) =>
    h(
      'tr',
      {},
      cells.map((cell, i) => h('td', kind(i), cell)),
    ),
  );
  const heading = (name: string) => name || h('span', { class: 'visually-hidden' }, 'Action');
  const none = h('tr', {}, h('td', { colspan: columns.length, class: 'none' }, empty));
  return h(
    'div',
    { class: 'table-wrap' },
    h(
      'table',
      { 'aria-label': label },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map((name, i) => h('th', { scope: 'col', ...kind(i) }, heading(name))),
        ),
      ),
      h('tbody', {}, body.length > 0 ? body : none),
    ),
  );
}

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info';

export function badge(label: string, tone: Tone = 'plain'): HTMLElement {
  return h('span', { class: 'badge', 'data-tone': tone }, label);
}

export function skeleton(): HTMLElement {
  const bar = (size: string) => h('div', { class: `bone ${size}` });
  return h(
    'div',
    { class: 'skeleton' },
    h('p', { class: 'visually-hidden' }, 'Loading'),
    bar('title'),
    bar('line'),
    h('div', { class: 'bones' }, bar('block'), bar('block')),
  );
}
