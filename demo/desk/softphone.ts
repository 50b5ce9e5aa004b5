/** `<fernhill-softphone>`: the telephone at the foot of every view, in a shadow root of its own. */
import { h } from './dom.ts';
import { duration } from './format.ts';
import { type IconName, icon } from './icons.ts';
import { toast } from './parts/toast.ts';
import { onSession, session, setHeld } from './session.ts';
import { everySecond } from './ticker.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

class Softphone extends HTMLElement {
  #gone = new AbortController();
  #muted = false;

  connectedCallback(): void {
    this.#gone = new AbortController();
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const style = h('link', { rel: 'stylesheet', href: '/desk/css/softphone.css' });

    const title = h('strong');
    const state = h('span', { class: 'state' });
    const mute = toggle('Mute', 'mute');
    const hold = toggle('Hold', 'pause');
    const keypad = toggle('Keypad', 'keypad');
    const pad = dialPad();
    keypad.removeAttribute('aria-pressed');
    keypad.setAttribute('aria-expanded', 'false');

    const line = () => {
      const { call } = session();
      const sinceText = call ? duration(Date.now() - call.answeredAt) : '';
      state.textContent = call
        ? `${call.held ? 'On hold' : 'Connected'} ${sinceText}`
        : 'Ready for the next call';
    };
    mute.addEventListener('click', () => {
      this.#muted = !this.#muted;
      mute.setAttribute('aria-pressed', String(this.#muted));
    });
    hold.addEventListener('click', () => {
      setHeld(hold.getAttribute('aria-pressed') !== 'true').catch((error: Error) => toast(error.message));
    });
    keypad.addEventListener('click', () => {
      pad.hidden = !pad.hidden;
      keypad.setAttribute('aria-expanded', String(!pad.hidden));
      if (!pad.hidden) pad.querySelector('input')?.focus();
    });
    pad.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      keypad.click();
      keypad.focus();
    });

    root.replaceChildren(
      style,
      h(
        'section',
        { class: 'bar', 'aria-label': 'Softphone' },
        h('span', { class: 'lamp' }),
        h('div', { class: 'who' }, title, state),
        h('div', { class: 'keys', role: 'group', 'aria-label': 'Call controls' }, mute, hold, keypad),
        pad,
      ),
    );
    onSession(({ call }) => {
      this.toggleAttribute('data-live', call !== null);
      this.toggleAttribute('data-held', call?.held === true);
      title.textContent = call ? call.caller : 'No active call';
      hold.disabled = call === null;
      hold.setAttribute('aria-pressed', String(call?.held === true));
      line();
    }, this.#gone.signal);
    everySecond(line, this.#gone.signal);
  }

  disconnectedCallback(): void {
    this.#gone.abort();
  }
}

function toggle(label: string, name: IconName): HTMLButtonElement {
  return h('button', { type: 'button', 'aria-pressed': 'false' }, icon(name, 16), label);
}

function dialPad(): HTMLElement {
  const input = h('input', { type: 'tel', 'aria-label': 'Number to dial', placeholder: 'Number' });
  const press = (key: string) => () => {
    input.value += key;
  };
  return h(
    'div',
    { class: 'pad', role: 'group', 'aria-label': 'Keypad', hidden: true },
    input,
    KEYS.map((key) => h('button', { type: 'button', on: { click: press(key) } }, key)),
  );
}

customElements.define('fernhill-softphone', Softphone);
