/** Tables of records. */
import { type Html, html, type Part } from './html.ts';
import { showDate } from './money.ts';
import type { Item, Status } from './types.ts';

export interface Column<T> {
  readonly head: string;
  readonly cell: (row: T) => Part;
  /** Amounts stand right. */
  readonly isNumber?: boolean;
}

export function grid<T>(caption: string, columns: Column<T>[], rows: readonly T[], empty: string): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  const kind = ({ isNumber }: Column<T>) => (isNumber ? 'num' : '');
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="grid" cellspacing="0" cellpadding="0">
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col" class="${kind(column)}">${column.head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${columns.map((column) => html`<td class="${kind(column)}">${column.cell(row)}</td>`)}</tr>
`,
  )}</tbody>
</table></div>`;
}

const TONES: Record<Status, string> = {
  Draft: 'quiet',
  Submitted: 'info',
  'With Finance': 'info',
  Returned: 'warn',
  Rejected: 'bad',
  Approved: 'good',
  Paid: 'good',
};

export function statusMark(status: Status): Html {
  return html`<span class="status ${TONES[status]}">${status}</span>`;
}

/** A day, or two with a dash. */
export function days(from: string, to: string): string {
  return from === to ? showDate(from) : `${showDate(from)} – ${showDate(to)}`;
}

export const daysOfItem = (item: Item): string =>
  item.kind === 'per-diem' ? days(item.date, item.lastDay) : showDate(item.date);
