// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { readScreen } from '../../lib/hint/screen.ts';
import type { Target } from '../../lib/lesson/demo.ts';

/** Elements stand where their `data-box` says: left, top, width, height. */
beforeEach(() => {
  window.innerWidth = 800;
  window.innerHeight = 600;
  Element.prototype.getBoundingClientRect = function (this: Element) {
    const [left = 0, top = 0, width = 0, height = 0] = (this.getAttribute('data-box') ?? '')
      .split(' ')
      .map(Number);
    return { left, top, width, height, right: left + width, bottom: top + height } as DOMRect;
  };
});

function read(html: string, where: Target | null) {
  document.body.innerHTML = html;
  const { parts, target } = readScreen(document, where);
  return { target, parts: parts.map(({ name, kind, isRight }) => `${kind} ${name}${isRight ? ' !' : ''}`) };
}

const SAVE: Target = { role: 'button', name: 'Save' };

describe('what is in sight', () => {
  it('is what can be used there, by name and kind, and which of it the step is about', () => {
    const found = read(
      `<a href="#" data-box="0 0 50 20">Home</a><p data-box="0 20 50 20">Only read</p>
      <label>Subject <input data-box="0 40 90 20"></label>
      <select aria-label="Urgency" data-box="0 60 90 20"><option>Low</option><option>High</option></select>
      <button data-box="0 80 50 20"><b>Sa</b>ve</button><button data-box="0 100 50 20" disabled>Off</button>`,
      { label: 'Subject' },
    );
    expect(found).toEqual({
      target: 'seen',
      parts: ['button Home', 'field Subject !', 'choice Urgency', 'button Save'],
    });
  });

  it('leaves out what was scrolled away; what the step is about is then elsewhere', () => {
    const html = '<a href="#" data-box="0 0 50 20">Home</a><button data-box="0 900 50 20">Save</button>';
    expect(read(html, SAVE)).toEqual({ target: 'away', parts: ['button Home'] });
    expect(read('<a href="#" data-box="0 0 50 20">Home</a>', SAVE).target).toBe('missing');
    expect(read(html, null).target).toBe('missing');
  });

  it('is only what a dialog leaves within reach', () => {
    const found = read(
      `<button data-box="0 0 50 20">Save</button>
      <div role="dialog" aria-modal="true"><button data-box="0 40 50 20">Save</button></div>`,
      SAVE,
    );
    expect(found.parts).toEqual(['button Save !']);
  });

  it.each([
    ['a group', '<div id="group"><button data-box="0 0 50 20">Card</button></div>', ['button Card !']],
    ['words in a button', '<button data-box="0 0 50 20"><i id="group">Card</i></button>', ['button Card !']],
    [
      'a label',
      '<label id="group" for="box">Cash</label><input type="checkbox" id="box" data-box="0 0 20 20">',
      ['button Cash !'],
    ],
    ['what nobody uses', '<p id="group" data-box="0 0 50 20">Total</p>', ['button Total !']],
  ])('counts a click inside when the step is about %s', (_, html, parts) => {
    expect(read(html, { css: '#group' }).parts).toEqual(parts);
  });

  it('says nothing of what is in a frame of another origin, and ends on pages with thousands of controls', () => {
    const many = '<button data-box="0 0 50 20">One of many</button>'.repeat(2000);
    expect(read(many, null).parts.length).toBe(300);
  });
});
