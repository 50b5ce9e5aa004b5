/** The frame of the till: the bar above, the counter between, the dock of large keys below. */
import { element, pick } from './html.ts';
import { type IconName, icon } from './icons.ts';
import { onSession } from './till.ts';

const DOCK: [path: string, label: string, icon: IconName][] = [
  ['/sell', 'Sell', 'sell'],
  ['/products', 'Products', 'products'],
  ['/trade-in', 'Trade-in', 'trade'],
  ['/returns', 'Returns', 'returns'],
  ['/collect', 'Collect', 'collect'],
  ['/cash-up', 'Cash up', 'cash'],
];

/** Draws the frame into `till` and returns the place for pages and what marks the current key. */
export function drawFrame(till: HTMLElement): { outlet: HTMLElement; mark(path: string): void } {
  const keys = DOCK.map(
    ([path, label, name]) =>
      element<HTMLAnchorElement>`<a href="#${path}">${icon(name)}<span>${label}</span><b hidden></b></a>`,
  );
  const bar = element`<header class="bar">
    <a class="brand" href="#/sell"><img src="/pos/favicon.svg" alt="" width="32" height="32"><span>Fernhill <em>Store</em></span></a>
    <p class="where"></p>
    <p class="state"><i></i><span></span></p>
    <time></time>
    <p class="staff">${icon('person')}<span></span></p>
  </header>`;
  const outlet = element`<main id="counter" tabindex="-1"></main>`;
  till.replaceChildren(bar, outlet, element`<nav class="dock" aria-label="Till">${keys}</nav>`);

  const clock = () => {
    pick(bar, 'time').textContent = new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/London',
    }).format();
  };
  clock();
  setInterval(clock, 10_000);
  onSession(({ store, till: name, staff, isOpen, basketCount, readyOrders }) => {
    pick(bar, '.where').textContent = `${store.replace('Fernhill Store, ', '')} · ${name}`;
    pick(bar, '.state').dataset.open = String(isOpen);
    pick(bar, '.state span').textContent = isOpen ? 'Open' : 'Closed';
    pick(bar, '.staff span').textContent = staff;
    count(keys[0]!, basketCount, 'in the basket');
    count(keys[4]!, readyOrders, 'ready');
  });
  const mark = (path: string) => {
    for (const key of keys) {
      const own = key.hash.slice(1);
      const isHere =
        path === own || path.startsWith(`${own}/`) || (own === '/sell' && path.startsWith('/receipts/'));
      if (isHere) key.setAttribute('aria-current', 'page');
      else key.removeAttribute('aria-current');
    }
  };
  return { outlet, mark };
}

function count(key: HTMLElement, number: number, what: string): void {
  const bubble = pick(key, 'b');
  bubble.hidden = number === 0;
  bubble.replaceChildren(String(number), element`<span class="unseen"> ${what}</span>`);
}
