/** `<pos-keypad>`: digits for a field on a screen without a keyboard, in a shadow root. */
import { html, onPress } from '../html.ts';
import { styles } from './styles.ts';

const sheets = await styles('tokens', 'keypad');
const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export class PosKeypad extends HTMLElement {
  /** The field that the keys type into. */
  field: HTMLInputElement | null = null;
  #root = this.attachShadow({ mode: 'open' });

  constructor() {
    super();
    this.#root.adoptedStyleSheets = sheets;
    onPress(this.#root, {
      type: ({ dataset }) => this.#set((value) => value + (dataset.key ?? '')),
      back: () => this.#set((value) => value.slice(0, -1)),
    });
  }

  connectedCallback(): void {
    const key = (sign: string) =>
      html`<button type="button" data-do="type" data-key="${sign}">${sign}</button>`;
    this.#root.replaceChildren(html`<div role="group" aria-label="Keypad">
      ${DIGITS.map(key)}${key('.')}${key('0')}
      <button type="button" data-do="back" aria-label="Delete last digit">⌫</button>
    </div>`);
  }

  #set(next: (value: string) => string): void {
    if (!this.field) return;
    this.field.value = next(this.field.value);
    this.field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** A keypad for this field. */
export function keypadFor(field: HTMLInputElement): PosKeypad {
  const keypad = document.createElement('pos-keypad') as PosKeypad;
  keypad.field = field;
  return keypad;
}

customElements.define('pos-keypad', PosKeypad);
