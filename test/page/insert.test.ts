// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deepest, insertText } from '../../lib/page/insert.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

/** jsdom has no editing commands: what is done by hand is seen here, the rest in real browsers. */
function field(html: string): HTMLInputElement {
  document.body.innerHTML = html;
  const element = document.body.firstElementChild as HTMLInputElement;
  element.focus();
  return element;
}

describe('a text goes', () => {
  it('where the caret is, is told to the page, and goes out again', () => {
    const input = field('<input value="one two">');
    input.setSelectionRange(4, 7);
    const heard: (string | null)[] = [];
    input.addEventListener('input', (event) => heard.push((event as InputEvent).inputType));
    const undo = insertText(document.activeElement, 'three\n\nfour');
    expect(input.value).toBe('one three four');
    expect(heard).toEqual(['insertText']);
    expect([undo?.(), input.value]).toEqual([true, 'one two']);
  });

  it('with its lines into a field of many', () => {
    const area = field('<textarea></textarea>');
    insertText(area, 'a\nb');
    expect(area.value).toBe('a\nb');
  });

  it('to the end of a field that tells no caret', () => {
    const input = field('<input type="email" value="ada">');
    const undo = insertText(input, '@example.com');
    expect(input.value).toBe('ada@example.com');
    expect([undo?.(), input.value]).toEqual([true, 'ada']);
  });

  it('by the browser’s own command, where there is one', () => {
    const area = field('<textarea>x</textarea>') as unknown as HTMLTextAreaElement;
    const command = vi.fn((_: string, __?: boolean, text = '') => {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
      return true;
    });
    Object.assign(document, { execCommand: command });
    area.setSelectionRange(1, 1);
    const undo = insertText(area, 'yz');
    expect(command.mock.calls).toEqual([['insertText', false, 'yz']]);
    expect(area.value).toBe('xyz');
    expect([undo?.(), area.value]).toEqual([true, 'x']);
    Reflect.deleteProperty(document, 'execCommand');
  });
});

it.each([
  '<input type="password">',
  '<input type="text" autocomplete="current-password">',
  '<input type="hidden">',
  '<input type="number">',
  '<input type="checkbox">',
  '<input readonly value="x">',
  '<input disabled>',
  '<input maxlength="3">',
  '<textarea readonly></textarea>',
  '<button>Save</button>',
  '<p tabindex="0">Words</p>',
])('nothing goes into %s', (html) => {
  const input = field(html);
  const before = document.body.innerHTML;
  expect(insertText(input, 'words')).toBeNull();
  expect([document.body.innerHTML, input.value ?? '']).toEqual([
    before,
    /"x"|checkbox/.test(html) ? input.value : '',
  ]);
});

it('nothing is taken out of what was changed since, or is gone', () => {
  const input = field('<input value="a">');
  const undo = insertText(input, 'b')!;
  input.value += '!';
  expect([undo(), input.value]).toEqual([false, 'ba!']);
  const other = insertText(input, 'c')!;
  input.remove();
  expect(other()).toBe(false);
  expect(insertText(input, 'd')).toBeNull();
  expect(insertText(null, 'd')).toBeNull();
});

it('the field is found through open roots and frames, not through closed ones', () => {
  document.body.innerHTML = '<div id="open"></div><div id="closed"></div><iframe></iframe>';
  const put = (id: string, mode: 'open' | 'closed') => {
    const host = document.getElementById(id)!;
    host.attachShadow({ mode }).innerHTML = '<input>';
    return host;
  };
  const open = put('open', 'open');
  open.shadowRoot!.querySelector('input')!.focus();
  expect(deepest(document.activeElement)).toBe(open.shadowRoot!.querySelector('input'));
  const closed = put('closed', 'closed');
  expect(deepest(closed)).toBe(closed);
  const frame = document.querySelector('iframe')!;
  frame.contentDocument!.body.innerHTML = '<textarea></textarea>';
  frame.contentDocument!.querySelector('textarea')!.focus();
  expect(deepest(frame)).toBe(frame.contentDocument!.querySelector('textarea'));
});
