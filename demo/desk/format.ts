/** Money, dates and durations as Fernhill writes them. The centre works on London time. */
export const CENTRE_ZONE = 'Europe/London';

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: CENTRE_ZONE,
});
const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: CENTRE_ZONE,
});

export const money = (amount: number): string => pounds.format(amount);
export const date = (iso: string): string => day.format(new Date(iso));
export const dateTime = (iso: string): string => moment.format(new Date(iso));

/** 412 s as "6:52", an hour or more as "1:02:05". */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The time in a zone, such as "Tue 14:30". */
export function timeIn(zone: string, at: Date, withDay = true): string {
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', timeZone: zone };
  if (withDay) options.weekday = 'short';
  return new Intl.DateTimeFormat('en-GB', options).format(at).replace(',', '');
}

/** The hour of the day in a zone, 0 to 23. */
export function hourIn(zone: string, at: Date): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at),
  );
}

export const fullName = (person: { firstName: string; lastName: string }): string =>
  `${person.firstName} ${person.lastName}`;

export const initials = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.slice(0, 1))
    .slice(0, 2)
    .join('');
