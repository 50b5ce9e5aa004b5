/** The guide for administrators says what the manifest and the schema say, and its examples can be pasted. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHosts } from '../../cli/hosts.ts';
import { GECKO_ID, manifest } from '../../cli/manifest.ts';
import { readAddress } from '../../lib/lesson/address.ts';
import { publicKeyOf } from '../../lib/lesson/key.ts';
import { type Managed, readManaged } from '../../lib/settings.ts';
import { example, GUIDE, SAMPLE, table } from '../guide.ts';

interface Schema {
  properties: Record<string, { type: string; enum?: string[]; items?: Schema } & Partial<Schema>>;
}

const { properties } = JSON.parse(readFileSync('public/managed_schema.json', 'utf8')) as Schema;
/** A value's type as a JSON Schema has it. */
const typeIn = (value: unknown) =>
  Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
/** The words between backticks. */
const code = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word!);

it('explains each permission, and no other', () => {
  const { permissions, optional_host_permissions: hosts } = manifest('chrome');
  const explained = table('What it may do').flatMap(([name]) => code(name));
  expect(explained.sort()).toEqual([...permissions!, ...hosts!].sort());
  expect(manifest('firefox').permissions).toEqual(permissions!.filter((name) => name !== 'sidePanel'));
});

it('lists each managed setting with the values that the schema allows', () => {
  const listed = table('Managed settings').map(([name, values]) => [code(name)[0], code(values)]);
  const wanted = Object.entries(properties).map(([name, { enum: values, items, properties: parts }]) => [
    name,
    values ?? Object.keys((items?.properties ?? parts) || {}),
  ]);
  expect(listed).toEqual(wanted);
});

describe('an example', () => {
  const settingsIn: Record<string, (policies: ReturnType<typeof JSON.parse>) => object> = {
    'chrome.json': (all) => all['3rdparty'].extensions[SAMPLE.id],
    'edge.json': (all) => all['3rdparty'].extensions[SAMPLE.id],
    'policies.json': (all) => all.policies['3rdparty'].Extensions[GECKO_ID],
  };

  it.each(Object.keys(settingsIn))('%s sets every managed setting as the schema wants it', (name) => {
    const settings = Object.entries(settingsIn[name]!(JSON.parse(example(name))));
    expect(settings.map(([key]) => key)).toEqual(Object.keys(properties));
    for (const [key, value] of settings) {
      const { type, enum: values = [value], items, properties: parts } = properties[key]!;
      expect(typeIn(value), key).toBe(type);
      for (const one of items ? (value as object[]) : [])
        expect(Object.keys(one), key).toEqual(Object.keys(items!.properties));
      for (const [part, { type }] of Object.entries(parts ?? {}))
        expect(typeof (value as Record<string, unknown>)[part], part).toBe(type);
      expect(values, key).toContain(value);
    }
  });

  it('of a pack can be read: its address and its key', async () => {
    const { packs } = settingsIn['chrome.json']!(JSON.parse(example('chrome.json'))) as Managed;
    expect(readManaged({ packs }).packs).toEqual(packs);
    for (const { url, key } of packs!) {
      expect(readAddress(url)?.url).toBe(url);
      await expect(publicKeyOf(key)).resolves.toBeDefined();
    }
  });

  it('of a record store can be read, and is replaced part by part', () => {
    const { lrs } = settingsIn['chrome.json']!(JSON.parse(example('chrome.json'))) as Managed;
    expect(readManaged({ lrs }).lrs).toEqual(lrs);
  });

  it('for Edge is the one for Chrome, with the toolbar by its own name', () => {
    const edge = example('edge.json').replace(
      '"toolbar_state": "force_shown"',
      '"toolbar_pin": "force_pinned"',
    );
    expect(edge).toBe(example('chrome.json'));
  });

  it('of a list of hosts builds', () => {
    const { patterns, problems } = parseHosts(example('hosts.txt'), 'hosts.txt');
    expect(problems).toEqual([]);
    expect(patterns).toEqual([
      '*://desk.example.com/*',
      '*://*.crm.example.com/*',
      'https://wiki.example.com/*',
    ]);
  });

  it('names the values that the end-to-end tests replace', () => {
    for (const value of Object.values(SAMPLE)) expect(GUIDE).toContain(value);
    expect(GUIDE).toContain(GECKO_ID);
  });
});
