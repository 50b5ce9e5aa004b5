/** The line above a new report that shows its three steps. */
import { type Html, html } from '../html.ts';

const STEPS = ['Purpose', 'Items', 'Review and submit'];

/** Where the person is among the three steps. */
export function wizard(current: 1 | 2 | 3): Html {
  return html`<ol class="wizard">${STEPS.map(
    (text, n) =>
      html`<li class="${n + 1 < current && 'done'}"${n + 1 === current && html` aria-current="step"`}><span>${n + 1}</span> ${text}</li>`,
  )}</ol>`;
}
