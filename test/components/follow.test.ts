import { describe, expect, it } from 'vitest';
import { type Bar, type Before, turn } from '../../components/follow.ts';

const lesson = (ref: string) => ({ ref, question: `${ref}?` });
const back = (ref: string): Bar => ({ kind: 'back', ...lesson(ref) });
const here = (ref: string): Bar => ({ kind: 'here', ...lesson(ref) });

/** What the view shows: a lesson by itself, one that the person holds, or none. */
const shows = (open: string | null, change: Partial<Before> = {}, held = false): Before => ({
  open: open === null ? null : { ...lesson(open), held },
  isWriting: false,
  bar: null,
  ...change,
});
const holds = (open: string, bar: Bar | null = null) => shows(open, { bar }, true);

describe('a lesson that came by itself', () => {
  it.each<[string, Before, string | null, string | null, Bar | null]>([
    ['gives way, with a way back', shows('a'), 'b', 'b', back('a')],
    ['gives way to a page without a lesson', shows('a'), null, null, back('a')],
    ['stays where it fits again', shows('a'), 'a', 'a', null],
    ['stays with the way back that was there', shows('b', { bar: back('a') }), 'b', 'b', back('a')],
    ['is the new way back', shows('b', { bar: back('a') }), 'c', 'c', back('b')],
    ['and its way back swap places', shows('b', { bar: back('a') }), 'a', 'a', back('b')],
    ['comes alone where nothing was', shows(null), 'b', 'b', null],
    ['keeps the way back over a page without one', shows(null, { bar: back('a') }), 'b', 'b', back('a')],
    ['is not the way back to itself', shows(null, { bar: back('a') }), 'a', 'a', null],
  ])('%s', (_, before, best, show, bar) => {
    expect(turn(before, best === null ? null : lesson(best))).toEqual({ show, bar });
  });
});

describe('a lesson that the person holds', () => {
  it.each<[string, Before, string | null, string, Bar | null]>([
    ['stays, with a way to the new one', holds('a'), 'b', 'a', here('b')],
    ['stays alone where the page has none', holds('a', here('b')), null, 'a', null],
    ['stays alone where it fits itself', holds('a', here('b')), 'a', 'a', null],
    ['stays over many pages', holds('a', here('b')), 'c', 'a', here('c')],
    ['needs no way back', holds('a', back('z')), 'b', 'a', here('b')],
  ])('%s', (_, before, best, show, bar) => {
    expect(turn(before, best === null ? null : lesson(best))).toEqual({ show, bar });
  });
});

it('a request that is being written is not taken away', () => {
  expect(turn(shows(null, { isWriting: true }), lesson('b'))).toEqual({ show: null, bar: here('b') });
});
