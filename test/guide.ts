/** The guide for administrators, as far as tests read it: what stands there to be pasted is what they try. */
import { readFileSync } from 'node:fs';

const guide = (name: string) => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');

export const GUIDE = guide('deploy.md');
/** The page on statements and the record store. */
export const XAPI = guide('xapi.md');

/** What stands in the guide's examples for everybody's own. */
export const SAMPLE = {
  id: 'abcdefghijklmnopabcdefghijklmnop',
  server: 'https://packages.example.com',
  version: '0.1.0',
  /** The public key of RFC 8032, 7.1, test 1. */
  key: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
};

/** An example by the name after its fence's language. @throws Error when there is none */
export function example(name: string): string {
  const block = new RegExp(`^\`\`\`\\w+ ${name.replaceAll('.', '\\.')}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(
    GUIDE,
  )?.[1];
  if (!block) throw new Error(`docs/deploy.md has no example named ${name}`);
  return block;
}

/** The rows of the table that follows a heading, cell by cell, without its head. */
export function table(heading: string, text = GUIDE): string[][] {
  const section = text.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}
