/** A modal sheet that slides over the till. Everything behind it rests. */
import { element, onPress, type Part, pick } from '../html.ts';
import { icon } from '../icons.ts';
import { attempt, complain, type Fault } from './alert.ts';

interface SheetOptions {
  title: string;
  content: Part;
  /** The button that sends the form. */
  action: string;
  wide?: boolean;
  /** Returns what is wrong, or nothing when the sheet may close. */
  send(form: HTMLFormElement): Promise<Fault | undefined>;
}

let last = 0;

export function openSheet({ title, content, action, wide, send }: SheetOptions): HTMLFormElement {
  const before = deepFocus();
  const till = document.querySelector<HTMLElement>('#till');
  const id = `sheet-${++last}`;
  const sheet = element`
    <div class="veil">
      <div class="sheet ${wide ? 'wide' : ''}" role="dialog" aria-modal="true" aria-labelledby="${id}">
        <form novalidate>
          <header><h2 id="${id}" tabindex="-1">${title}</h2>
            <button type="button" class="round" data-do="close" aria-label="Close">${icon('close')}</button></header>
          <div class="sheet-body"><div data-alerts></div>${content}</div>
          <footer><button type="button" class="key" data-do="close">Cancel</button>
            <button type="submit" class="key strong">${action}</button></footer>
        </form>
      </div>
    </div>`;
  const form = pick<HTMLFormElement>(sheet, 'form');
  const close = () => {
    removeEventListener('hashchange', close);
    sheet.remove();
    if (till) till.inert = false;
    before?.focus();
  };
  onPress(sheet, { close });
  sheet.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void attempt(form, pick(form, '[type="submit"]'), async () => {
      const fault = await send(form);
      complain(form, fault);
      if (!fault && sheet.isConnected) close();
    });
  });
  addEventListener('hashchange', close);
  if (till) till.inert = true;
  document.body.append(sheet);
  (sheet.querySelector<HTMLElement>('[data-focus]') ?? pick(sheet, 'h2')).focus();
  return form;
}

/** The focus, also inside a component. */
function deepFocus(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : null;
}
