/** A grid of half hours on one day. Each shows the customer's time first and the centre's time under it. */
import { h, uid } from '../dom.ts';
import { CENTRE_ZONE, hourIn, timeIn } from '../format.ts';

const HALF_HOUR = 1_800_000;
const DAY = 24 * 2 * HALF_HOUR;
const CENTRE_HOURS = { from: 8, to: 20 };
const CUSTOMER_HOURS = { from: 8, to: 20 };

const within = (hour: number, { from, to }: { from: number; to: number }) => hour >= from && hour < to;

/** Every half hour that the centre is open on the day around `noon`, from now on. */
function slotsOf(noon: number): Date[] {
  const all = Array.from({ length: 48 }, (_, index) => new Date(noon - DAY / 2 + index * HALF_HOUR));
  return all.filter((at) => at.getTime() > Date.now() && within(hourIn(CENTRE_ZONE, at), CENTRE_HOURS));
}

function days(): { label: string; slots: Date[] }[] {
  const todayNoon = new Date().setUTCHours(12, 0, 0, 0);
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: CENTRE_ZONE,
  });
  return Array.from({ length: 6 }, (_, index) => todayNoon + index * DAY)
    .map((noon) => ({ label: format.format(noon).replace(',', ''), slots: slotsOf(noon) }))
    .filter(({ slots }) => slots.length > 0)
    .slice(0, 5);
}

const dayIn = (zone: string, at: Date) => timeIn(zone, at).slice(0, 3);

export function slotPicker(taken: string[]) {
  const week = days();
  const busy = new Set(taken);
  const name = uid('slot');
  let zone = CENTRE_ZONE;
  let chosenDay = 0;
  let chosen = '';

  const tabs = week.map(({ label }, index) => {
    const click = () => {
      chosenDay = index;
      chosen = '';
      draw();
    };
    return h('button', { type: 'button', class: 'chip', on: { click } }, label);
  });
  const grid = h('div', { class: 'slots' });

  const draw = () => {
    tabs.forEach((tab, index) => void tab.setAttribute('aria-pressed', String(index === chosenDay)));
    grid.replaceChildren(...(week[chosenDay]?.slots ?? []).map(slot));
  };
  const isTaken = (at: Date) => busy.has(at.toISOString());
  const isAway = (at: Date) => !within(hourIn(zone, at), CUSTOMER_HOURS);
  const hasFree = (index: number) => week[index]?.slots.some((at) => !isTaken(at) && !isAway(at)) ?? false;
  const slot = (at: Date) => {
    const iso = at.toISOString();
    const change = () => {
      chosen = iso;
    };
    const input = h('input', {
      type: 'radio',
      name,
      value: iso,
      checked: iso === chosen,
      disabled: isTaken(at) || isAway(at),
      on: { change },
    });
    const second = isTaken(at) ? 'Taken' : `${timeIn(CENTRE_ZONE, at, false)} yours`;
    return h(
      'label',
      { class: 'slot' },
      input,
      h('b', {}, timeIn(zone, at, dayIn(zone, at) !== dayIn(CENTRE_ZONE, at))),
      h('small', {}, second),
    );
  };

  const element = h(
    'fieldset',
    { class: 'slot-picker' },
    h('legend', {}, 'Time slot'),
    h('div', { class: 'chips', role: 'group', 'aria-label': 'Day' }, tabs),
    h(
      'p',
      { class: 'hint' },
      'The large time is the customer’s. Times outside 08:00 to 20:00 there cannot be chosen.',
    ),
    grid,
  );
  const show = (nextZone: string) => {
    zone = nextZone;
    chosen = '';
    // Late in the day nothing of it is left where the customer is.
    if (!hasFree(chosenDay))
      chosenDay = Math.max(
        0,
        week.findIndex((_, index) => hasFree(index)),
      );
    draw();
  };
  return { element, show, value: () => chosen };
}
