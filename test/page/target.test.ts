// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../lib/lesson/demo.ts';
import { findTarget } from '../../lib/page/target.ts';
import { page } from './builders.ts';

const idOf = (target: Target) => findTarget(document, target)?.id ?? null;

describe('a dialog that keeps the rest out of reach', () => {
  it('comes first; what stands nowhere in it is still found', () => {
    page(
      '<button id="behind">Save</button><a href="#" id="other">Open</a><div role="dialog" aria-modal="true"><button id="x">Save</button></div>',
    );
    expect(idOf({ role: 'button', name: 'Save' })).toBe('x');
    expect(idOf({ role: 'link', name: 'Open' })).toBe('other');
  });
});

describe('what an author writes finds', () => {
  it.each<[string, string, Target]>([
    [
      'a button by its words',
      '<button>Close</button><button id="x"> Save\n changes </button>',
      { role: 'button', name: 'Save changes' },
    ],
    ['a button by its value', '<input type="submit" id="x" value="Send">', { role: 'button', name: 'Send' }],
    [
      'a button by its label',
      '<button id="x" aria-label="Call"><svg></svg></button>',
      { role: 'button', name: 'Call' },
    ],
    [
      "a button beside an icon's word",
      '<button id="x"><i aria-hidden="true">add</i> Create</button>',
      { role: 'button', name: 'Create' },
    ],
    [
      'a button whose icon is read too',
      '<a role="button" id="x"><i>add</i> Create</a>',
      { role: 'button', name: 'Create' },
    ],
    [
      'the shortest name that holds it',
      '<button>Create many orders</button><button id="x">Create order</button>',
      { role: 'button', name: 'Create' },
    ],
    ['a field by its label', '<label for="x">Due date *</label><input id="x">', { label: 'Due date' }],
    [
      'a field in its label',
      '<label>Team <select id="x"><option>Blue</option></select></label>',
      { label: 'Team' },
    ],
    [
      'a field by the label before it that is not tied to it',
      '<p><span class="label">Queue:</span> <input id="x" placeholder="Any"></p><input placeholder="Queue to come">',
      { label: 'Queue' },
    ],
    [
      'the same field by its name',
      '<p><span class="label">Queue:</span> <input id="x" placeholder="Any"></p>',
      { role: 'textbox', name: 'Any' },
    ],
    [
      'a field by what labels it',
      '<b id="l">Notes:</b><div role="textbox" id="x" aria-labelledby="l"></div>',
      { role: 'textbox', name: 'Notes' },
    ],
    [
      'a field by its placeholder',
      '<input type="search" id="x" placeholder="Find a customer">',
      { role: 'searchbox', name: 'Find a customer' },
    ],
    ['a link', '<a>Orders</a><a href="#" id="x">Orders</a>', { role: 'link', name: 'orders' }],
    ['a tab', '<div role="tab" id="x">Details</div>', { role: 'tab', name: 'Details' }],
    [
      'a group by its legend',
      '<fieldset><legend>Day</legend></fieldset><fieldset id="x"><legend>Time slot</legend><p>08:00 in Berlin, 07:00 here, 09:00 in Berlin, 08:00 here</p></fieldset>',
      { role: 'group', name: 'Time slot' },
    ],
    [
      'a table by its caption',
      '<table id="x"><caption>Items</caption><tr><td>Case</td></tr></table>',
      { role: 'table', name: 'Items' },
    ],
    ['a heading', '<h2 id="x">Call queue</h2>', { role: 'heading', name: 'Call queue' }],
    ['the innermost of a text', '<div><p><span id="x">Owner</span></p></div>', { name: 'Owner' }],
    ['CSS', '<b></b><b id="x" class="y"></b>', { css: 'b.y' }],
    [
      'what stands near',
      '<li>Ada <button>Reply</button></li><li>Ben <button id="x">Reply</button></li>',
      { role: 'button', name: 'Reply', near: 'Ben' },
    ],
    [
      'a button in a cell',
      '<table><tr><td><button id="x">Refund</button></td></tr></table>',
      { role: 'button', name: 'Refund' },
    ],
  ])('%s', (_, html, target) => {
    page(html);
    expect(idOf(target)).toBe('x');
  });

  it('what stands in open shadow roots and in frames', () => {
    page('<p id="host"></p><iframe></iframe>');
    document.getElementById('host')!.attachShadow({ mode: 'open' }).innerHTML =
      '<button id="s">Save</button>';
    document.querySelector('iframe')!.contentDocument!.body.innerHTML = '<button id="f">Send</button>';
    expect(idOf({ role: 'button', name: 'Save' })).toBe('s');
    expect(idOf({ role: 'button', name: 'Send' })).toBe('f');
  });
});

describe('nothing is found', () => {
  it.each<[string, string, Target]>([
    ['where no element has the name', '<button>Save</button>', { role: 'button', name: 'Send' }],
    ['for a part of a word', '<button>Unsaved</button>', { role: 'button', name: 'Save' }],
    ['where another role has it', '<h2>Save</h2>', { role: 'button', name: 'Save' }],
    [
      'where nothing holds what stands near',
      '<button>Save</button>',
      { role: 'button', name: 'Save', near: 'Ben' },
    ],
    ['for what is no CSS', '<button>Save</button>', { css: 'button:::x(' }],
    [
      'for a long text that names it among much else',
      `<button>${'word '.repeat(30)} Save</button>`,
      { role: 'button', name: 'Save' },
    ],
  ])('%s', (_, html, target) => {
    page(html);
    expect(findTarget(document, target)).toBeNull();
  });
});

it('a choice whose own mark is hidden is its label, a list what stands for it, and a hidden button nothing', () => {
  const { checkVisibility } = Element.prototype;
  Element.prototype.checkVisibility = function () {
    return !this.matches('[hidden]');
  };
  page(
    '<input type="radio" id="r" hidden><label for="r" id="x">Gift card</label><label id="f">Receipt <input type="file" hidden></label><button hidden>Save</button>' +
      '<label for="q">Queue</label><div><select id="q" hidden><option>General</option></select><button id="b">General</button></div>' +
      '<label for="c">Cc</label><input id="c" hidden><div id="d"><b>Ada</b><input></div><label for="e">Bcc</label><input id="e" hidden><div>Ben</div>' +
      '<select class="queue" hidden></select><input hidden><button id="g">General</button><select class="bare" hidden></select><p hidden></p><button>Send</button>',
  );
  expect(idOf({ role: 'radio', name: 'Gift card' })).toBe('x');
  expect(idOf({ label: 'Receipt' })).toBe('f');
  expect(idOf({ label: 'Queue' })).toBe('b');
  expect(idOf({ label: 'Cc' })).toBe('d');
  expect(idOf({ label: 'Bcc' })).toBeNull();
  // A tool may keep a hidden field between a list and its look-alike.
  expect(idOf({ css: '.queue' })).toBe('g');
  expect(idOf({ css: '.bare' })).toBeNull();
  expect(findTarget(document, { role: 'button', name: 'Save' })).toBeNull();
  Element.prototype.checkVisibility = checkVisibility;
});

it('a typed value is no name', () => {
  page('<input id="x" value="Ada">');
  document.querySelector('input')!.value = 'Ada';
  expect(idOf({ role: 'textbox', name: 'Ada' })).toBeNull();
});

it('a page whose parts hide what is asked of them is searched all the same', () => {
  page(
    '<form name="querySelectorAll" id="f"><input name="contains"><input name="textContent"><button id="x">Save</button></form>',
  );
  expect(idOf({ role: 'button', name: 'Save' })).toBe('x');
  expect(idOf({ name: 'Save', near: 'Save' })).toBe('x');
});

it('any words may be asked for', () => {
  page('<button>Save</button><input aria-label="(">');
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (role, name, near) => {
      findTarget(document, { role, name });
      findTarget(document, { name, near });
      findTarget(document, { label: name, css: near });
    }),
    { numRuns: 200 },
  );
});
