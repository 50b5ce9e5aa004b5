/** `{{product}}`: words that differ by pack, tool, audience or campaign, put in when a lesson is shown. */
import * as v from 'valibot';
import { Name, Text } from './words.ts';

export const Variables = v.record(
  Name,
  v.pipe(
    v.union([v.string(), v.pipe(v.number(), v.finite())], 'write a text or a number'),
    v.transform(String),
    v.pipe(
      Text,
      v.maxLength(400),
      v.check((text) => usedIn(text).length === 0, 'a value holds no other variable; write its words'),
    ),
  ),
);

export type Values = Readonly<Record<string, string>>;

const USE = /\{\{([^{}]*)\}\}/g;

/** The names that a text uses, also those that could be no name. */
export function usedIn(text: string): string[] {
  return [...text.matchAll(USE)].map(([, name]) => name!.trim());
}

/** Every text in a tree, deepest parts included. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsIn);
}

/**
 * Puts the values in, everywhere in a tree. A name without a value stays as it is written: the build lets none pass.
 * @param values in the order in which they count: the first that has the name wins
 */
export function resolve<T>(tree: T, values: readonly (Values | undefined)[]): T {
  const value = (name: string) => values.find((one) => one && Object.hasOwn(one, name))?.[name];
  const each = (part: unknown): unknown => {
    if (typeof part === 'string')
      return part.includes('{{') ? part.replace(USE, (whole, name) => value(name.trim()) ?? whole) : part;
    if (Array.isArray(part)) return part.map(each);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([key, of]) => [key, each(of)]));
  };
  return each(tree) as T;
}
