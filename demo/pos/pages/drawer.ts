/** The drawer, note by note: how many of each, and what they come to. */
import { money } from '../format.ts';
import { element, pick } from '../html.ts';

const NOTES = [5000, 2000, 1000, 500];
const COINS = [200, 100, 50, 20, 10, 5, 2, 1];

interface Drawer {
  element: HTMLElement;
  /** Pence of everything that was counted. */
  total(): number;
  /** The first field that holds no whole number. */
  fault(): HTMLInputElement | undefined;
  first: HTMLInputElement;
}

const nameOf = (worth: number) => (worth >= 100 ? `£${worth / 100}` : `${worth}p`);

export function countDrawer(): Drawer {
  const row = (worth: number, kind: string) => element`<label class="money" data-kind="${kind}">
    <span class="label">${nameOf(worth)}</span>
    <input inputmode="numeric" autocomplete="off" data-worth="${worth}" placeholder="0"><b>${money(0)}</b></label>`;
  const whole = element`<div class="drawer">
    <fieldset><legend>Notes</legend>${NOTES.map((worth) => row(worth, 'note'))}</fieldset>
    <fieldset><legend>Coins</legend>${COINS.map((worth) => row(worth, 'coin'))}</fieldset>
  </div>`;
  const inputs = [...whole.querySelectorAll('input')];
  const worthOf = (input: HTMLInputElement) =>
    /^\d*$/.test(input.value.trim()) ? Number(input.value) * Number(input.dataset.worth) : 0;
  for (const input of inputs)
    input.addEventListener('input', () => {
      pick(input.parentElement!, 'b').textContent = money(worthOf(input));
    });
  return {
    element: whole,
    total: () => inputs.reduce((sum, input) => sum + worthOf(input), 0),
    fault: () => inputs.find((input) => !/^\d*$/.test(input.value.trim())),
    first: inputs[0]!,
  };
}
