import { expect, test } from 'vitest';
import { scriptsIn, type TraceEvent } from './trace.ts';

const OURS = 'chrome-extension://abc';
/** Milliseconds. */
const run = (name: string, at: number, ms: number, url = '', tid = 1): TraceEvent => ({
  ...{ name, ph: 'X', pid: 1, tid, ts: at * 1000, dur: ms * 1000, tdur: ms * 500 },
  args: { data: { url } },
});
const START = run('EvaluateScript', 0, 4, `${OURS}/content.js`);

test('outermost runs count once, of the thread on which the script was started', () => {
  const inner = run('FunctionCall', 11, 2, `${OURS}/content.js`);
  const events = [START, inner, run('RunMicrotasks', 10, 60), run('FunctionCall', 20, 500, '', 2)];
  expect(scriptsIn(events, OURS)).toEqual({
    ...{ ms: 64, cpu: 32, start: 2, longest: 60, longest_cpu: 30, long: 1, forced: 0 },
  });
});

test("the page's own runs can be left out", () => {
  const events = [START, run('FunctionCall', 10, 7, 'https://page.example/app.js')];
  const isOwn = ({ args }: TraceEvent) => args?.data?.url?.startsWith('https:') !== true;
  expect(scriptsIn(events, OURS, isOwn)?.ms).toBe(4);
});

test('layout within a run was forced, between runs it was not', () => {
  const events = [START, run('Layout', 2, 1), run('UpdateLayoutTree', 3, 1), run('Layout', 6, 1)];
  expect(scriptsIn(events, OURS)?.forced).toBe(2);
});

test('what ran before the script was started is not its own', () => {
  expect(scriptsIn([run('RunMicrotasks', -90, 80), run('Layout', -50, 1), START], OURS)).toMatchObject({
    ...{ ms: 4, start: 2, long: 0, forced: 0 },
  });
});

test('where the script was not started there is nothing to say', () => {
  expect(scriptsIn([run('FunctionCall', 0, 5, 'https://page.example')], OURS)).toBeNull();
});
