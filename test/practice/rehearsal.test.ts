import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashOf, rehearsalIn } from '../../lib/practice/rehearsal.ts';

const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,40}$/);

it('an address names what it was made of', () =>
  fc.assert(
    fc.property(
      ...[slug, slug, fc.integer({ min: 0, max: 999 }), fc.option(fc.nat())],
      (pack, id, block, tab) => {
        const asked = { ref: `${pack}/${id}`, block, tab };
        expect(rehearsalIn(hashOf(asked))).toEqual(asked);
      },
    ),
  ));

it('whatever stands in an address, it names a role-play or nothing', () =>
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webQueryParameters()), (hash) => {
      const found = rehearsalIn(hash);
      if (found) expect(rehearsalIn(hashOf(found))).toEqual(found);
    }),
  ));

it.each([
  '',
  '#',
  '#lesson=acme/refund',
  '#block=1',
  '#lesson=refund&block=1',
  '#lesson=acme/refund/more&block=1',
  '#lesson=../options&block=1',
  '#lesson=acme/refund&block=-1',
  '#lesson=acme/refund&block=1e3',
  '#lesson=acme/refund&block=1000',
  '#lesson=acme/refund&block=1&tab=x',
  `#lesson=acme/${'a'.repeat(130)}&block=1`,
])('%j names nothing', (hash) => expect(rehearsalIn(hash)).toBeNull());
