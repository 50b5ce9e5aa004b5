/** Which version may take the place of which. */
import { describe, expect, it } from 'vitest';
import type { PackInfo } from '../../../lib/lesson/schema.ts';
import { accept, keysFor, type Offer, type PackRecord } from '../../../lib/webext/packs/record.ts';

const info = (version: string, next_key?: string): PackInfo => ({
  id: 'acme',
  name: 'Acme',
  version,
  owner: 'Ada',
  languages: ['en'],
  ...(next_key && { next_key }),
});

const offer = (version: string, key: string, change: Partial<Offer> = {}): Offer => ({
  info: info(version),
  key,
  digest: `${version} ${key}`,
  url: 'https://a.example/acme.zip',
  etag: null,
  at: 5,
  isPreview: false,
  policyKey: null,
  ...change,
});

const record = (version: string, key: string, change: Partial<PackRecord> = {}): PackRecord => ({
  ...accept(null, false, offer(version, key)),
  ...change,
});

const refused = (old: PackRecord, next: Offer, isLocked = false) => {
  try {
    accept(old, isLocked, next);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a version', () => {
  it.each([
    ['newer', '1.10.0', null],
    ['the same', '1.9.0', null],
    ['older', '1.8.9', 'older'],
  ])('that is %s: %s is %s', (_, version, code) => {
    expect(refused(record('1.9.0', 'k1'), offer(version, 'k1'))).toBe(code);
  });

  it('that is older may come once the pack was taken out, and in a preview', () => {
    expect(refused(record('2.0.0', 'k1', { isRemoved: true }), offer('1.0.0', 'k1'))).toBeNull();
    const preview = record('2.0.0', 'k1', { isPreview: true });
    expect(refused(preview, offer('1.0.0', 'k2', { isPreview: true }))).toBeNull();
    expect(refused(record('2.0.0', 'k1'), offer('3.0.0', 'k2', { isPreview: true }))).toBe('otherKey');
  });
});

describe('a key', () => {
  it('follows from the one before by its own word only', () => {
    const first = record('1.0.0', 'k1');
    expect(keysFor(first, null)).toEqual(['k1']);
    expect(refused(first, offer('1.1.0', 'k2'))).toBe('otherKey');
    const second = accept(first, false, offer('1.1.0', 'k1', { info: info('1.1.0', 'k2') }));
    expect(keysFor(second, null)).toEqual(['k1', 'k2']);
    const third = accept(second, false, offer('1.2.0', 'k2'));
    expect([third.key, third.root, third.nextKey]).toEqual(['k2', 'k1', null]);
    expect(refused(third, offer('1.3.0', 'k1')), 'the old key is of no use any more').toBe('otherKey');
  });
});

describe('a pack that a policy brings', () => {
  const byPolicy = (version: string, key: string) => offer(version, key, { policyKey: 'p1' });
  const managed = accept(null, false, byPolicy('1.0.0', 'p1'));

  it('takes the place of what a person added, whatever its version and key', () => {
    const taken = accept(record('9.0.0', 'k1'), false, byPolicy('1.0.0', 'p1'));
    expect([taken.version, taken.key, taken.root]).toEqual(['1.0.0', 'p1', 'p1']);
  });

  it('gives way to no other, and is never older than before', () => {
    expect(refused(managed, offer('2.0.0', 'p1'), true)).toBe('locked');
    expect(refused(managed, offer('2.0.0', 'p1', { url: null }), true)).toBe('locked');
    expect(refused(managed, byPolicy('0.9.0', 'p1'), true)).toBe('older');
  });

  it('is signed with the key of the policy of today', () => {
    expect(keysFor(managed, 'p1')).toEqual(['p1']);
    expect(keysFor({ ...managed, nextKey: 'p2' }, 'p1')).toEqual(['p1', 'p2']);
    expect(keysFor({ ...managed, nextKey: 'p2' }, 'p9'), 'the policy has another key now').toEqual(['p9']);
    expect(keysFor(null, 'p9')).toEqual(['p9']);
  });
});
