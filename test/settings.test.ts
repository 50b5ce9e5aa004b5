import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effective, readManaged, readSettings } from '../lib/settings.ts';

const DEFAULTS = {
  hints: { often: 'normal', quiet: null, off: [], pages: [], pausedUntil: null },
  who: { team: '', site: '', role: '' },
  language: null,
  author: false,
  removed: [],
};

describe('settings', () => {
  it('have defaults', () => expect(readSettings(undefined)).toEqual(DEFAULTS));

  it('keep what can be read where a part cannot', () => {
    const stored = { hints: { often: 'always' }, language: 'de', removed: ['a'], other: 1 };
    expect(readSettings(stored)).toEqual({ ...DEFAULTS, language: 'de', removed: ['a'] });
  });

  it('take quiet hours as times of the clock', () => {
    const quiet = (from: string) => readSettings({ hints: { quiet: { from, to: '08:00' } } }).hints.quiet;
    expect(quiet('18:00')).toEqual({ from: '18:00', to: '08:00' });
    expect(quiet('24:00')).toBeNull();
  });

  it.each(['constructor', 'toString', '__proto__'])('do not take a stored "%s" for a setting', (key) => {
    const stored = JSON.parse(`{"${key}": 1, "language": "de"}`);
    expect(readSettings(stored)).toEqual({ ...DEFAULTS, language: 'de' });
    expect(readManaged(stored)).toEqual({});
  });

  it('can be read whatever was stored', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const settings = readSettings(stored);
        expect(readSettings(structuredClone(settings))).toEqual(settings);
      }),
    );
  });
});

describe('a policy', () => {
  it('fixes what it names and leaves the rest to the person', () => {
    const own = readSettings({
      who: { team: 'Blue', role: 'agent' },
      hints: { often: 'seldom', off: ['pos'] },
    });
    const held = effective(own, readManaged({ team: 'Red', hints: 'never' }));
    expect(held.who).toEqual({ team: 'Red', site: '', role: 'agent' });
    expect(held.hints).toEqual({ ...own.hints, often: 'never' });
  });

  it('with a pack that cannot be read loses only that one', () => {
    const good = { url: 'https://a.example/a.zip', key: 'k' };
    expect(readManaged({ packs: [null, { url: '' }, good, 'https://a.example'] })).toEqual({ packs: [good] });
    expect(readManaged({ packs: 'https://a.example', team: 'Red' })).toEqual({ team: 'Red' });
  });

  const LRS = { url: 'https://lrs.example.com/xapi', key: 'k', secret: 's' };

  it('names a record store by its endpoint, with or without a slash at the end', () => {
    expect(readManaged({ lrs: LRS })).toEqual({ lrs: LRS });
    expect(readManaged({ lrs: { ...LRS, url: `${LRS.url}/`, other: 1 } })).toEqual({ lrs: LRS });
    const here = { ...LRS, url: 'http://127.0.0.1:8080/xAPI', home: 'https://a.example', version: '2.0.0' };
    expect(readManaged({ lrs: here })).toEqual({ lrs: here });
  });

  it.each([
    ['in the clear', { url: 'http://lrs.example.com/xapi' }],
    ['that only looks like this machine', { url: 'http://localhost.example.com/xapi' }],
    ['with a credential in its address', { url: 'https://k:s@lrs.example.com/xapi' }],
    ['whose address cannot be read', { url: 'https://[' }],
    ['with a query', { url: 'https://lrs.example.com/xapi?a=b' }],
    ['without a secret', { secret: '' }],
    ['with a version that is none', { version: 'latest' }],
    ['with words that are no yes or no', { words: 'yes' }],
  ])('with a record store %s has none', (_, change) => {
    expect(readManaged({ lrs: { ...LRS, ...change }, team: 'Red' })).toEqual({ team: 'Red' });
  });

  it('with a wrong value loses only that one', () => {
    expect(readManaged({ person: 12, team: 'Red', hints: 'sometimes', site: '' })).toEqual({ team: 'Red' });
  });
});
