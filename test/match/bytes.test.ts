import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentOf } from '../../lib/match/build.ts';
import { fromBytes, toBytes } from '../../lib/match/bytes.ts';
import { atOnce } from '../../lib/match/index.ts';
import { someEntries } from './arbitraries.ts';

const stored = async (parts: Uint8Array<ArrayBuffer>[]) => await new Blob(parts).arrayBuffer();

test('a segment read back is the same', async () => {
  await fc.assert(
    fc.asyncProperty(someEntries, async (of) => {
      const segment = atOnce(segmentOf(of, 'de'));
      const { shape, parts } = toBytes(segment);
      expect(fromBytes(structuredClone(shape), await stored(parts))).toEqual(segment);
      const light = toBytes({ ...segment, search: null });
      expect(fromBytes(light.shape, await stored(light.parts))).toEqual({ ...segment, search: null });
    }),
  );
});

test('bytes that were cut off are no segment', async () => {
  const { shape, parts } = toBytes(atOnce(segmentOf([], 'en')));
  const bytes = await stored(parts);
  expect(() => fromBytes(shape, bytes.slice(0, -9))).toThrow(RangeError);
});
