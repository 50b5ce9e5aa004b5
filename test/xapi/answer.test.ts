import { describe, expect, it } from 'vitest';
import { answerOf, isSameRefusal } from '../../lib/xapi/answer.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const IDS = ['0192A0A0-0000-7000-8000-000000000001', 'b'];
const answer = (status: number, text = '', after: string | null = null) =>
  answerOf({ status, text, after }, IDS, NOW);

describe('an answer', () => {
  it.each([
    [204, ''],
    [200, JSON.stringify(['0192a0a0-0000-7000-8000-000000000001', 'b'])],
    [200, JSON.stringify(['b', '0192a0a0-0000-7000-8000-000000000001', 'c'])],
  ])('of %i is stored where all are named: %s', (status, text) =>
    expect(answer(status, text)).toEqual({ kind: 'stored' }),
  );

  it.each([
    ['a page to sign in at', '<html>Welcome to our hotel</html>'],
    ['another batch', '["b"]'],
    ['nothing', ''],
    ['half an answer', '["0192a0a0-0000-7000-8000-000000000001","b'],
  ])('of 200 with %s is none', (_, text) => expect(answer(200, text).kind).toBe('lost'));

  it.each([
    [400, 'refused'],
    [409, 'refused'],
    [401, 'denied'],
    [403, 'denied'],
    [413, 'large'],
    [404, 'busy'],
    [429, 'busy'],
    [500, 'busy'],
    [503, 'busy'],
  ])('of %i is %s', (status, kind) => expect(answer(status).kind).toBe(kind));

  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Mon, 23 Nov 2026 12:01:00 GMT', 60_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ])('asks for a wait by "%s"', (after, wait) => expect(answer(503, '', after)).toMatchObject({ wait }));

  it.each([[null], [''], ['soon'], ['-5x']])('asks for no wait by %j', (after) =>
    expect(answer(503, '', after)).not.toHaveProperty('wait'),
  );

  it.each([
    ['{"errorId":"1","message":"is conflicting"}', 'is conflicting'],
    ['{"errorId":"1","warnings":["no verb","no actor"]}', 'no verb; no actor'],
    ['<html><h1>Bad\n gateway</h1></html>', 'Bad gateway'],
    ['', 'HTTP 400'],
    ['x'.repeat(1000), 'x'.repeat(300)],
  ])('says %s', (text, message) => expect(answer(400, text)).toMatchObject({ message }));
});

it('refusals are the same when only the ids in them differ', () => {
  const [a, b] = [crypto.randomUUID(), crypto.randomUUID()];
  expect(isSameRefusal(`400 ${a} has no verb`, `400 ${b} has no verb`)).toBe(true);
  expect(isSameRefusal(`400 ${a} has no verb`, `400 ${a} has no actor`)).toBe(false);
  expect(isSameRefusal('400 x', '409 x')).toBe(false);
});
