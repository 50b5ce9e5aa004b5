// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, describe as group, it } from 'vitest';
import { describe, LONGEST_JSON, relocate } from '../../lib/page/anchor.ts';
import { page } from './builders.ts';

const $ = (selector: string) => document.querySelector(selector)!;

const FORM = `
  <nav><a href="/tickets">Tickets</a> <a href="/calls">Calls</a></nav>
  <main><h1>New ticket</h1><form id="ticket">
    <p><label for="subject">Subject</label> <input id="subject" name="subject"></p>
    <p><label for="priority">Priority</label> <select id="priority" name="priority"><option>High</option></select></p>
    <p><button type="submit" class="btn">Create</button> <button type="button" class="btn">Cancel</button></p>
  </form></main>`;

/** Described on one page, looked for on another. */
function found(selector: string, before: string, after: string): Element | null {
  page(before);
  const fingerprint = describe($(selector))!;
  page(after);
  return relocate(JSON.parse(JSON.stringify(fingerprint)), document)?.element ?? null;
}

group('an element is found again', () => {
  it('on the same page', () => {
    for (const selector of ['a[href="/calls"]', '#subject', '#priority', 'button[type="submit"]', 'h1'])
      expect(found(selector, FORM, FORM), selector).toBe($(selector));
  });

  it('under a new id, in another order and deeper', () => {
    const after = FORM.replace('for="subject"', 'for="f-title"')
      .replace('id="subject"', 'id="f-title"')
      .replace('<main>', '<div><div><main><p>Before you start</p>');
    expect(found('#subject', FORM, after)).toBe($('#f-title'));
  });

  it('when all labels are in another language', () => {
    const after = FORM.replace('Subject', 'Betreff')
      .replace('Priority', 'Dringlichkeit')
      .replace('Create', 'Anlegen')
      .replace('Cancel', 'Abbrechen')
      .replace('New ticket', 'Neue Anfrage');
    expect(found('#priority', FORM, after)).toBe($('#priority'));
    expect(found('button[type="submit"]', FORM, after)).toBe($('button[type="submit"]'));
  });

  it('in an open shadow root and in a frame of the same origin', () => {
    page(FORM);
    const fingerprint = describe($('#subject'))!;
    page('<div id="host"></div>');
    const root = $('#host').attachShadow({ mode: 'open' });
    root.innerHTML = FORM;
    expect(relocate(fingerprint, document)?.element).toBe(root.querySelector('#subject'));
    page('<iframe></iframe>');
    const inner = ($('iframe') as HTMLIFrameElement).contentDocument!;
    inner.body.innerHTML = FORM;
    expect(relocate(fingerprint, document)?.element).toBe(inner.querySelector('#subject'));
  });

  it('although a form hides its own properties', () => {
    const nasty = FORM.replace('<form', '<form name="f"').replace(
      '</form>',
      '<input name="matches"><input name="firstChild"><input name="localName"></form>',
    );
    expect(found('#subject', nasty, nasty)).toBe($('#subject'));
  });

  it('as an author wrote it', () => {
    page(FORM);
    expect(relocate({ role: 'button', name: 'Cancel' }, document)?.element).toBe($('button[type="button"]'));
    expect(relocate({ label: 'Priority' }, document)?.element).toBe($('#priority'));
    expect(relocate({ name: 'Create', css: 'nav *' }, document)).toBeNull();
    expect(relocate({ css: '#ticket' }, document)?.element).toBe($('#ticket'));
    expect(relocate({ css: 'button' }, document)).toBeNull();
  });
});

group('there is no answer', () => {
  it('once the element is gone', () => {
    const after = FORM.replace('<button type="button" class="btn">Cancel</button>', '');
    expect(found('button[type="button"]', FORM, after)).toBeNull();
    expect(found('a[href="/calls"]', FORM, FORM.replace('<a href="/calls">Calls</a>', ''))).toBeNull();
  });

  it('on an empty page', () => expect(found('#subject', FORM, '')).toBeNull());
});

group('what is kept', () => {
  const SECRET = 'Zyxomma Qwertz';

  it('is never what a person typed, chose or wrote', () => {
    page(`<form><h2>Contact</h2>
      <label>Name <input id="a"></label> <button id="b">Send</button> <input type="password" id="p">
      <textarea id="c">${SECRET}</textarea> <select id="d"><option selected>${SECRET}</option></select>
      <div id="e" contenteditable="true">${SECRET}</div> <div role="textbox" id="f">${SECRET}</div>
      <div role="combobox" id="g" title="x">${SECRET}</div> <output id="h">${SECRET}</output>
      <table><tr><th id="i">Owner</th></tr><tr><td id="j">${SECRET}</td></tr>
      <tr><td id="k" contenteditable>${SECRET}</td><td role="gridcell textbox" id="l">${SECRET}</td></tr></table>
      <div id="m" hidden contenteditable>${SECRET}</div> <p id="n" class="who">${SECRET}</p></form>`);
    ($('#a') as HTMLInputElement).value = SECRET;
    ($('#p') as HTMLInputElement).value = SECRET;
    for (const id of 'abcdefghijklmnp') {
      const kept = JSON.stringify(describe($(`#${id}`), { records: '.who' }) ?? {});
      for (const word of SECRET.split(' ')) expect(kept, id).not.toContain(word);
    }
    expect(describe($('#i'))?.name).toBe('Owner');
    expect(describe($('form'), { records: '.who' })?.name ?? '').not.toContain('Zyxomma');
  });

  it('would show a text that is no secret: the test can fail', () => {
    page(`<button id="b">${SECRET}</button>`);
    expect(JSON.stringify(describe($('#b')))).toContain('Zyxomma');
  });

  it('leaves out addresses, long numbers, and what the tool calls records', () => {
    page(
      '<h1 class="who">Jane Doe</h1><button>Write to jane@example.com, 0123 456789</button><a href="/p?t=abcdefghijklmnopqrstuvwxyz">Go</a>',
    );
    const kept = JSON.stringify([
      describe($('button'), { records: '.who' }),
      describe($('a'), { records: '.who' }),
    ]);
    for (const word of ['Jane', 'jane@', '456789', 'abcdefghij']) expect(kept).not.toContain(word);
  });

  it('is bounded JSON, whatever the page', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 3000 }),
        fc.integer({ min: 1, max: 60 }),
        (text, deep) => {
          page('');
          let at: Element = document.body;
          for (let level = 0; level < deep; level++) {
            const inner = document.createElement('section');
            inner.id = `part-${text.slice(0, 300)}`;
            at.append(text.slice(0, 200), inner);
            at = inner;
          }
          const button = document.createElement('button');
          for (const name of ['id', 'class', 'title', 'data-testid', 'name']) button.setAttribute(name, text);
          button.textContent = text;
          at.append(button);
          const kept = JSON.stringify(describe(button));
          expect(kept.length).toBeLessThanOrEqual(LONGEST_JSON);
          expect(JSON.parse(kept)).toEqual(describe(button));
        },
      ),
      { numRuns: 30 },
    );
  });
});

it('hidden elements are candidates only for one that was hidden', () => {
  const menu = (style: string) =>
    `<nav><ul ${style}><li><a href="/out" id="out">Sign out</a></li></ul></nav>`;
  // jsdom cannot say what is shown: the test says it.
  Element.prototype.checkVisibility = function () {
    return this.closest('[style]') === null;
  };
  try {
    page(menu('style="display:none"'));
    const closed = describe($('#out'))!;
    expect(closed.hidden).toBe(true);
    expect(relocate(closed, document)?.element).toBe($('#out'));
    page(menu(''));
    const open = describe($('#out'))!;
    page(menu('style="display:none"'));
    expect(relocate(open, document)).toBeNull();
  } finally {
    Reflect.deleteProperty(Element.prototype, 'checkVisibility');
  }
});
