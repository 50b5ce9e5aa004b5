/** The schemas that editors complete and check with. */
import { describe, expect, it } from 'vitest';
import { type Json, schemas } from '../../../cli/cuecard/schema.ts';
import { CAMPAIGN, LESSON, PACK, TOOL } from '../../../cli/cuecard/schema-words.ts';
import { cuecard, goodPack, workshop } from './author.ts';

it('are written into the pack, with the places of its tools', async () => {
  const { path, read } = workshop(goodPack());
  expect((await cuecard('schema', path('acme'))).code).toBe(0);
  const lesson: Json = JSON.parse(read('acme/schemas/lesson.schema.json'));
  expect(lesson.required).toEqual(['id', 'question', 'answer', 'for', 'owner']);
  expect(lesson.properties!.for!.items!.anyOf![0]!.enum).toEqual(['desk', 'desk/orders', 'desk/order']);
  const pack: Json = JSON.parse(read('acme/schemas/pack.schema.json'));
  expect(Object.keys(pack.properties!.rules!.properties!)).toContain('two-minutes');
  expect(pack.properties!.next_key!.description).toContain('public key');
});

it('are wrong use where there is no pack', async () => {
  expect((await cuecard('schema', workshop().folder)).code).toBe(2);
});

describe.each([...schemas([])])('%s', (_, schema) => {
  /** Every named field, with its path. */
  function* fields(json: Json, path = ''): Generator<[string, Json]> {
    for (const [name, part] of Object.entries(json.properties ?? {})) {
      yield [`${path}${name}`, part];
      yield* fields(part, `${path}${name}.`);
    }
    for (const part of [json.items, ...(json.anyOf ?? [])]) if (part) yield* fields(part, path);
  }

  it('has a title, and says what each field at its top is for', () => {
    expect(schema.title).toMatch(/^Cuecard /);
    for (const [path, { title, description }] of fields(schema)) {
      expect(title ?? description, path).toBeTruthy();
      if (!path.includes('.')) expect(description?.length, path).toBeGreaterThan(15);
    }
  });

  it('refuses what is not known', () => expect(schema.additionalProperties).toBe(false));
});

it('no words are for a field that is not there', () => {
  for (const [words, schema] of [PACK, TOOL, LESSON, CAMPAIGN].map(
    (words, n) => [words, [...schemas([]).values()][n]!] as const,
  )) {
    const said = JSON.stringify(schema);
    for (const [path, text] of Object.entries(words))
      expect(said, path).toContain(JSON.stringify(text).slice(1, -1));
  }
});
