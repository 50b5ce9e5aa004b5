/** What a schema finds wrong, in an author's words: what is wrong, and what to do about it. */
import type * as v from 'valibot';
import { editDistance } from '../match/spelling.ts';

interface Fault {
  readonly issue: v.BaseIssue<unknown>;
  /** From the document's top to what the issue is about. */
  readonly path: unknown[];
}

/** Where something may have one of several forms, the fault lies in the form that fits so far. */
export function deepest(issue: v.BaseIssue<unknown>, above: unknown[] = []): Fault {
  const path = [...above, ...pathOf(issue)];
  const inner = issue.issues?.find((part) => part.path || part.kind === 'validation');
  return inner ? deepest(inner, path) : { issue, path };
}

/** The keys that lead to what an issue is about. */
export function pathOf(issue: v.BaseIssue<unknown>): unknown[] {
  return (issue.path ?? []).map((part) => part.key);
}

/**
 * What is wrong, and what to do about it.
 * @param path how the author calls the place
 * @param schema what stands at the top of that path
 */
export function explain(issue: v.BaseIssue<unknown>, path: unknown[], schema: v.GenericSchema): string {
  const name = path
    .map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  if (name === '') return 'fields are expected here; write each as "name: value" on its own line';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const meant = nearest(String(path.at(-1)), unused(issue, formsAt(schema, path.slice(0, -1))));
    const guess = meant === undefined ? '' : ` (did you mean "${meant}"?)`;
    return `"${String(path.at(-1))}" is not known here${guess}; check its spelling or take it out`;
  }
  if (issue.received === 'undefined') return `"${name}" is missing; add it`;
  if (issue.kind === 'validation') return `"${name}": ${issue.message}`;
  if (/\bArray\b/.test(issue.expected ?? '')) {
    const is = issue.input === null ? 'nothing stands there' : `is ${issue.received}`;
    const list = listOf(issue.input, formsAt(schema, path)) || 'one, another';
    return `"${name}" should be a list, but ${is}; write it as a list: [${list}]`;
  }
  return `"${name}" should be ${issue.expected ?? 'something else'}, but is ${issue.received}; change it`;
}

/** What is looked at of a schema, whatever it is of. */
interface Form {
  readonly type?: string;
  readonly entries?: Readonly<Record<string, Form>>;
  readonly item?: Form;
  readonly options?: readonly (Form | string)[];
  readonly wrapped?: Form;
  readonly value?: Form;
}

/** The forms that something at this path may have. */
function formsAt(schema: v.GenericSchema, path: readonly unknown[]): Form[] {
  return path.reduce<Form[]>(
    (forms, key) =>
      forms.flatMap(({ entries, item, value }) => {
        const name = String(key);
        const below = entries ? Object.hasOwn(entries, name) && entries[name] : (item ?? value);
        return below ? single(below) : [];
      }),
    single(schema as Form),
  );
}

/** A form without what wraps it; where there are several, each. */
function single(form: Form): Form[] {
  if (form.wrapped) return single(form.wrapped);
  const options = form.options?.filter((one) => typeof one !== 'string') ?? [];
  return options.length > 0 ? options.flatMap(single) : [form];
}

/** The fields that could stand beside those that do. */
function unused(issue: v.BaseIssue<unknown>, forms: readonly Form[]): string[] {
  const written = issue.path?.at(-1)?.input;
  const taken = new Set(Object.keys((written ?? {}) as object));
  return [...new Set(forms.flatMap(({ entries = {} }) => Object.keys(entries)))].filter(
    (key) => !taken.has(key),
  );
}

/** The word that somebody meant: with a slip or two, or with its end missing. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const written = word.toLowerCase();
  const most = written.length < 8 ? 1 : 2;
  const [first] = known
    .map((name) => ({ name, slips: editDistance(written, name, most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips);
  return first?.name ?? known.find((name) => written.length > 3 && name.startsWith(written));
}

/** A text as the items of a list, as YAML has them; empty where it gives none. */
function listOf(written: unknown, forms: readonly Form[]): string {
  if (typeof written !== 'string' && typeof written !== 'number') return '';
  const isPlain = forms.some(({ item }) => item?.type === 'number') ? /^[\d.]+$/ : PLAIN;
  return String(written)
    .split(',')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .map((part) => (isPlain.test(part) ? part : JSON.stringify(part)))
    .join(', ');
}

/** What YAML reads as the text that it is. */
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)\p{L}[\p{L}\p{N} ._/&'’()-]*$/iu;
