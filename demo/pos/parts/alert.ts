/** Alerts that say what to do, and fields that are marked with them. */
import { Refusal } from '../api.ts';
import { element, type Part } from '../html.ts';
import { icon } from '../icons.ts';

/** An alert; `tone` is 'stop' for what keeps the person from going on, 'care' for what they must know. */
export function alertBox(message: Part, tone: 'stop' | 'care' = 'stop'): HTMLElement {
  return element`<div class="alert" data-tone="${tone}" role="alert">${icon('warning')}<p>${message}</p></div>`;
}

/** Something that is wrong, with the field that mends it. */
export interface Fault {
  message: string;
  field?: HTMLElement | null;
}

/** Shows the first fault in `[data-alerts]` below root, marks its field and goes there; none clears both. */
export function complain(root: ParentNode, fault?: Fault): void {
  for (const field of root.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
  const place = root.querySelector<HTMLElement>('[data-alerts]');
  place?.replaceChildren(...(fault ? [alertBox(fault.message)] : []));
  fault?.field?.setAttribute('aria-invalid', 'true');
  fault?.field?.focus();
  if (fault) place?.scrollIntoView({ block: 'nearest' });
}

/** Does `work` once at a time; what the server refuses is shown below root. */
export async function attempt(root: ParentNode, button: HTMLButtonElement | null, work: () => Promise<void>) {
  if (button?.getAttribute('aria-busy') === 'true') return;
  button?.setAttribute('aria-busy', 'true');
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    complain(root, { message: error.message });
  } finally {
    button?.removeAttribute('aria-busy');
  }
}
