/** A line at the top that something was done. It leaves by itself and is read out. */
import { element } from '../html.ts';
import { icon } from '../icons.ts';

let timer = 0;

export function toast(message: string): void {
  const place = document.querySelector('#said');
  place?.replaceChildren(element`<p class="toast">${icon('check')}${message}</p>`);
  clearTimeout(timer);
  timer = window.setTimeout(() => place?.replaceChildren(), 5000);
}
