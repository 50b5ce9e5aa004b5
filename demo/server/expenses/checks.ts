/** Reads a form's fields and notes what is wrong with them. */
import type { Form } from '../form.ts';
import type { Filled, Problems } from './fields.ts';
import { parseDate } from './money.ts';

export interface Checks extends Filled {
  readonly problems: Problems;
  readonly ok: boolean;
  /** Notes a fault; the first of a field stays. */
  fail(name: string, message: string): void;
  isOn(name: string): boolean;
  /** The text, with a fault when it is missing or too long. */
  text(name: string, missing: string, most?: number): string;
  /** A day as YYYY-MM-DD, '' with a fault when there is none. */
  date(name: string, label: string, isNeeded?: boolean): string;
  /** One of these values. */
  choice(name: string, allowed: readonly string[], missing: string): string;
}

export function check(form: Form): Checks {
  const problems = new Map<string, string>();
  const fail = (name: string, message: string) => {
    if (!problems.has(name)) problems.set(name, message);
  };
  return {
    problems,
    get ok() {
      return problems.size === 0;
    },
    value: (name) => form.text(name),
    fail,
    isOn: (name) => form.text(name) === 'on',
    text(name, missing, most = 120) {
      const text = form.text(name);
      if (text === '' && missing !== '') fail(name, missing);
      if (text.length > most) fail(name, `Write at most ${most} characters here.`);
      return text;
    },
    date(name, label, isNeeded = true) {
      const text = form.text(name);
      const date = parseDate(text);
      if (text === '' && isNeeded) fail(name, `${label}: enter a date.`);
      if (text !== '' && !date) fail(name, `${label}: write the date as DD/MM/YYYY.`);
      return date ?? '';
    },
    choice(name, allowed, missing) {
      const value = form.text(name);
      if (!allowed.includes(value)) fail(name, missing);
      return value;
    },
  };
}
