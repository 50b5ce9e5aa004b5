/** The colours that words are written in can be read on what they stand on: 4.5:1 (WCAG 2.2, 1.4.3), light and dark. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const TOKENS = readFileSync('components/styles/tokens.css', 'utf8');

/** A token's colours: light, dark. */
function colours(token: string): [string, string] {
  const [, light, dark] =
    new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(TOKENS) ?? [];
  if (!light || !dark) throw new Error(`tokens.css has no --${token}`);
  return [light, dark];
}

function brightness(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [brightness(a), brightness(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const CODE = ['word', 'string', 'number', 'comment', 'name'].map((name) => `code-${name}`);
const PAIRS: [string, string][] = [
  ...CODE.map((name): [string, string] => [name, 'surface']),
  ['good', 'good-tint'],
  ['warn', 'warn-tint'],
  ['ink', 'good-tint'],
  ['ink', 'warn-tint'],
  ['quiet', 'surface'],
  ['accent', 'tint'],
];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('%s', (_, scheme) => {
  it.each(PAIRS)('%s on %s', (ink, paper) => {
    expect(contrast(colours(ink)[scheme], colours(paper)[scheme])).toBeGreaterThanOrEqual(4.5);
  });
});

it('a planted faint colour is found', () => expect(contrast('#999999', '#f5f6f8')).toBeLessThan(4.5));
