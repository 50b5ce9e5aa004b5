/** A short message that something happened. It goes away by itself and is read out. */
import { h } from '../dom.ts';

export function toast(message: string): void {
  const item = h('p', { class: 'toast' }, message);
  document.querySelector('#toasts')?.replaceChildren(item);
  setTimeout(() => item.remove(), 6000);
}
