/** What a page is given, and what it answers. */
import type { Form } from '../form.ts';
import { HttpError } from '../json.ts';
import type { Problems } from './fields.ts';
import type { Html } from './html.ts';
import type { Session } from './sessions.ts';
import type { Store } from './store.ts';
import type { Person } from './types.ts';

export interface Context {
  readonly store: Store;
  readonly session: Session;
  readonly me: Person;
  readonly query: URLSearchParams;
  readonly form: Form;
}

/** What stands inside the frame. */
export interface View {
  readonly title: string;
  readonly section: Section;
  readonly crumbs: readonly [text: string, address: string][];
  readonly body: Html;
  readonly problems?: Problems;
}

export type Section = 'reports' | 'new' | 'approvals' | 'cards' | 'profile';
export type Answer = View | { readonly to: string };

/** Keys read "METHOD Page.aspx". */
export type Routes = Record<string, (context: Context) => Answer>;

/** An address in the tool. */
export function at(page: string, query: Record<string, string | number> = {}): string {
  const pairs = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
  return `/expenses/${page}${pairs.size > 0 ? `?${pairs}` : ''}`;
}

/** Which of these buttons the form was sent with. */
export function pressed<B extends string>(form: Form, ...buttons: B[]): B {
  const found = buttons.find((button) => form.has(button));
  if (!found) throw new HttpError(400, 'The form was sent without a button. Go back and select one.');
  return found;
}
