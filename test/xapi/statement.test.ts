import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../lib/insight/event.ts';
import { pseudonymOf } from '../../lib/xapi/name.ts';
import { freeze, statementOf } from '../../lib/xapi/statement.ts';
import { FOUND, PROFILE, REASON, RECORD, VERBS } from '../../lib/xapi/vocabulary.ts';
import { table, XAPI } from '../guide.ts';
import { faultsOf } from '../lrs/lrs.ts';
import { AROUND, anyEvent, SAMPLES, TYPED } from './events.ts';

const samples = Object.values(SAMPLES) as Event[];
const WITH_WORDS = { ...AROUND, words: true };

describe.each(samples.map((event) => [event.kind, event] as const))('the statement of "%s"', (_, event) => {
  it.each([
    ['without words', AROUND],
    ['with words', WITH_WORDS],
  ])('%s is valid xAPI 1.0.3', (_, around) => {
    expect(faultsOf(statementOf(event, around))).toEqual([]);
  });

  it('has the id of the event, its time in UTC, a pseudonym, a registration and the profile', () => {
    expect(statementOf(event, AROUND)).toMatchObject({
      id: event.id,
      timestamp: '2026-11-23T23:30:00.005Z',
      actor: { account: { homePage: 'https://training.example.com', name: 'e-1024' } },
      context: {
        registration: AROUND.registration,
        contextActivities: { category: [{ id: PROFILE }] },
      },
    });
  });

  it('holds nothing that a person typed, unless the administrator turned that on', () => {
    const [first] = TYPED.split(' ');
    expect(JSON.stringify(statementOf(event, AROUND))).not.toContain(first);
    const holdsWords = ['rating', 'request', 'searched'].includes(event.kind);
    expect(JSON.stringify(statementOf(event, WITH_WORDS)).includes(first!)).toBe(holdsWords);
  });

  it('names no address but the ids of the organisation and of the vocabulary', () => {
    const named = JSON.stringify(statementOf(event, WITH_WORDS)).match(/https?:\/\/[^/"]+/g);
    const allowed = [
      'https://training.example.com',
      'https://cuecard.example',
      'http://adlnet.gov',
      'https://w3id.org',
      'http://activitystrea.ms',
      'http://id.tincanapi.com',
    ];
    expect(allowed).toEqual(expect.arrayContaining([...new Set(named)]));
  });
});

it('any event makes a valid statement, whatever its texts are', () => {
  fc.assert(
    fc.property(anyEvent, fc.boolean(), (event, words) => {
      expect(faultsOf(statementOf(event, { ...AROUND, words }))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it('the check finds a statement that is not valid', () => {
  const statement = statementOf(SAMPLES.shown, AROUND);
  expect(faultsOf({ ...statement, timestamp: 'yesterday' })).not.toEqual([]);
  expect(faultsOf({ ...statement, object: { ...statement.object, id: 'refund' } })).not.toEqual([]);
  expect(faultsOf({ ...statement, actor: { name: 'ada' } })).not.toEqual([]);
});

describe('what happened is said in words that others know', () => {
  const said = (event: Event) => {
    const { verb, object, result } = statementOf(event, WITH_WORDS);
    return { verb: verb.id, object: object.id.split('/cuecard/')[1], ...result };
  };

  it.each([
    [SAMPLES.shown, { verb: VERBS.experienced, object: 'lessons/acme/refund' }],
    [SAMPLES.finished, { verb: VERBS.completed, object: 'lessons/acme/refund', completion: true }],
    [SAMPLES.answered, { verb: VERBS.answered, object: 'lessons/acme/refund/checks/3', success: false }],
    [
      SAMPLES.rating,
      { verb: VERBS.rated, object: 'lessons/acme/refund', score: { scaled: 0 }, response: TYPED },
    ],
    [SAMPLES.hint, { verb: VERBS.skipped, object: 'lessons/acme/refund' }],
    [SAMPLES.searched, { verb: VERBS.searched, object: 'lessons', success: true, response: TYPED }],
    [SAMPLES.request, { verb: VERBS.requested, object: 'lessons', response: TYPED }],
    [SAMPLES.drifted, { verb: VERBS.missed, object: 'lessons/acme/refund/demos/1/steps/4' }],
  ] as const)('$kind', (event, expected) => expect(said(event)).toMatchObject(expected));

  it('a check is an interaction of its lesson', () => {
    expect(statementOf(SAMPLES.answered, AROUND)).toMatchObject({
      object: { definition: { type: 'http://adlnet.gov/expapi/activities/cmi.interaction' } },
      context: { contextActivities: { parent: [{ id: expect.stringMatching(/\/lessons\/acme\/refund$/) }] } },
    });
  });

  it('where it happened is the tool and its page, by id', () => {
    const { grouping } = statementOf(SAMPLES.shown, AROUND).context.contextActivities;
    expect(grouping?.map(({ id }) => id)).toEqual([
      'https://training.example.com/cuecard/tools/desk',
      'https://training.example.com/cuecard/tools/desk/pages/orders',
    ]);
    const nowhere = { ...SAMPLES.shown, tool: null, page: null };
    expect(statementOf(nowhere, AROUND).context.contextActivities).not.toHaveProperty('grouping');
  });

  it('a rating that is taken back has no score', () => {
    const back = { ...SAMPLES.rating, data: { useful: null } };
    expect(statementOf(back, AROUND).result).toEqual({});
    expect(faultsOf(statementOf(back, AROUND))).toEqual([]);
  });
});

it('words that stay here are still counted', () => {
  expect(JSON.stringify(statementOf(SAMPLES.searched, AROUND))).toContain('"words":[],"unknown":4');
});

describe('the person', () => {
  it.each([['e-1024'], ['5b1c9f8e-6c1c-4f7a-9a43-2c1f5d0a7e11'], ['CORP:ada_17']])('%s stays', async (id) => {
    expect(await pseudonymOf(id)).toBe(id);
  });

  it.each([
    ['ada@example.com'],
    ['Ada Lovelace'],
    ['ada.lovelace'],
    ['CORP:ada_l'],
    ['x'.repeat(65)],
    ['Zoë'],
  ])('%s is sent as a digest', async (id) => {
    const name = await pseudonymOf(id);
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(await pseudonymOf(id.toUpperCase())).toBe(name);
  });

  it('is the digest that `printf ada@example.com | sha256sum` begins with', async () => {
    expect(await pseudonymOf('Ada@example.com')).toBe('b5fc85e55755f9e0d030a10ab4429b6b');
  });
});

it('what waits has the length of its text in bytes', () => {
  const { id, kind, json, bytes, rank } = freeze({ ...SAMPLES.shown, tool: 'Büro' }, AROUND);
  expect({ id, kind, bytes, rank }).toEqual({
    id: SAMPLES.shown.id,
    rank: 0,
    kind: 'shown',
    bytes: Buffer.byteLength(json),
  });
  expect(JSON.parse(json)).toEqual(statementOf({ ...SAMPLES.shown, tool: 'Büro' }, AROUND));
});

describe('docs/xapi.md', () => {
  it('lists every verb with its address', () => {
    const listed = table('Verbs', XAPI).map(([, verb]) => verb?.replaceAll('`', ''));
    expect(new Set(listed)).toEqual(new Set(Object.values(VERBS)));
  });

  it('names every kind of event', () => {
    const named = table('Verbs', XAPI).flatMap(([kind]) =>
      [...kind!.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect(new Set(named)).toEqual(new Set(Object.keys(SAMPLES)));
  });

  it('names the profile and its extensions', () => {
    for (const name of [PROFILE, RECORD, FOUND, REASON]) expect(XAPI).toContain(`\`${name}\``);
  });
});
