/** How an author writes what a demo's step is about: `button "Create ticket" near "Ms. Ito"`, `type "…"`, `page ticket`. */
import type { Act, Expect, Target } from '../demo.ts';

/** One word, or a text in quotes or backticks. */
interface Token {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** What cannot be read; the message says what to write. */
export class TargetError extends Error {}

/** The roles that a target may name: those of WAI-ARIA 1.2 that people point at. */
export const ROLES = [
  ...[
    'button',
    'link',
    'textbox',
    'searchbox',
    'combobox',
    'listbox',
    'option',
    'checkbox',
    'radio',
    'switch',
  ],
  ...['spinbutton', 'slider', 'tab', 'menu', 'menuitem', 'heading', 'row', 'cell', 'columnheader', 'list'],
  ...['listitem', 'table', 'dialog', 'alert', 'status', 'img', 'region', 'group', 'treeitem'],
];

const HOW =
  'write it as: button "Save", field "Priority", "Save", css `#total`, with near "…" behind it where it stands twice';

function tokens(text: string): Token[] {
  return [...text.matchAll(/"([^"]*)"|`([^`]*)`|“([^”]*)”|(\S+)/g)].map(([, a, b, c, word]) =>
    word === undefined ? { text: a ?? b ?? c ?? '', isQuoted: true } : { text: word, isQuoted: false },
  );
}

/** @throws TargetError */
export function targetOf(text: string): Target {
  const all = tokens(text);
  const near = all.findIndex(({ text, isQuoted }) => !isQuoted && text === 'near');
  const beside = near < 0 ? {} : { near: quoted(all.slice(near + 1), HOW) };
  const main = near < 0 ? all : all.slice(0, near);
  const [kind, ...rest] = main;
  if (!kind) throw new TargetError(HOW);
  if (kind.isQuoted) return { name: quoted(main, HOW), ...beside };
  if (kind.text === 'field') return { label: quoted(rest, HOW), ...beside };
  if (kind.text === 'css') return { css: quoted(rest, HOW), ...beside };
  if (!ROLES.includes(kind.text))
    throw new TargetError(`"${kind.text}" is no role; ${HOW}; roles are ${ROLES.join(', ')}`);
  return { role: kind.text, name: quoted(rest, HOW), ...beside };
}

/** @throws TargetError */
export function actOf(text: string): Act {
  const [verb, ...rest] = tokens(text);
  const how = 'write it as: select, see, type "…", choose "…" or press "Enter"';
  switch (verb?.text) {
    case 'select':
    case 'click':
      return { kind: 'select' };
    case 'see':
    case 'look':
      return { kind: 'see' };
    case 'type':
      return { kind: 'type', text: quoted(rest, how) };
    case 'choose':
      return { kind: 'choose', option: quoted(rest, how) };
    case 'press':
      return { kind: 'press', key: quoted(rest, how) };
    default:
      throw new TargetError(how);
  }
}

/** @throws TargetError */
export function expectOf(text: string): Expect {
  const [kind, ...rest] = tokens(text);
  if (!kind?.isQuoted && kind?.text === 'page') {
    if (rest.length !== 1) throw new TargetError("write it as: page ticket, with the page's id in the tool");
    return { kind: 'page', page: rest[0]!.text };
  }
  if (!kind?.isQuoted && kind?.text === 'text')
    return { kind: 'text', text: quoted(rest, 'write it as: text "Saved"') };
  if (!kind?.isQuoted && kind?.text === 'gone')
    return { kind: 'gone', target: targetOf(text.replace(/^\s*gone\s+/, '')) };
  return { kind: 'there', target: targetOf(text) };
}

function quoted(rest: Token[], how: string): string {
  const [only, ...more] = rest;
  if (!only?.isQuoted || only.text.trim() === '' || more.length > 0) throw new TargetError(how);
  return only.text.trim();
}
