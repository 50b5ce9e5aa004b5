// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { LIMITS, NOTHING, readContext } from '../../lib/page/context.ts';
import { add, page } from './builders.ts';

const DESK = `
  <nav aria-label="Breadcrumb"><ol><li><a href="/">Desk</a> ›</li><li><a href="/t">Tickets</a> ›</li><li>New</li></ol></nav>
  <main><h1>Create ticket</h1>
    <form><fieldset><legend>Caller</legend>
      <label for="name">Name</label><input id="name">
      <label>Team <select><option>Returns</option></select></label>
      <span id="p">Priority</span><button type="button" aria-haspopup="listbox" aria-labelledby="p">High</button>
      <input aria-label="Order number"><input placeholder="Search orders"><textarea title="Describe it"></textarea></fieldset>
      <div role="alert">Choose a priority</div>
      <button>Save <svg><title>icon</title></svg></button><button aria-label="Close form"><svg></svg></button>
      <input type="submit" value="Send ticket"><input type="reset" value="Start over">
      <a class="btn btn-primary">Escalate</a><span role="tab">History</span>
    </form></main>`;

const checkVisibility = vi.fn(function (this: HTMLElement) {
  return this.closest('[style*="display: none"]') === null;
});
const shown = HTMLElement.prototype as Partial<HTMLElement>;

afterEach(() => {
  delete shown.checkVisibility;
  page();
});

test("the tool's own words are read, each in its place", () => {
  page(DESK, { title: 'New ticket - Desk', lang: 'en-GB' });
  expect(readContext(document, '/desk/tickets/new#/form')).toEqual({
    title: 'New ticket - Desk',
    headings: ['Create ticket', 'Caller'],
    breadcrumbs: ['Desk', 'Tickets', 'New'],
    labels: ['Name', 'Team', 'Priority', 'Order number', 'Search orders', 'Describe it'],
    actions: ['Save', 'Close form', 'Send ticket', 'Start over', 'Escalate', 'History'],
    field: null,
    alerts: ['Choose a priority'],
    language: 'en-GB',
    path: '/desk/tickets/new#/form',
  });
});

describe('breadcrumbs', () => {
  test.each([
    ['<div class="breadcrumb">Desk &gt; Tickets &gt; New</div>'],
    ['<nav aria-label="You are here: breadcrumbs"><a>Desk</a> / <a>Tickets</a> / <a>New</a></nav>'],
    ['<ul class="breadcrumbs"><li>Desk</li><li>» Tickets</li><li hidden>Old</li><li>» New</li></ul>'],
  ])('%s', (html) => {
    page(html);
    expect(readContext(document, '/').breadcrumbs).toEqual(['Desk', 'Tickets', 'New']);
  });
});

describe('the label of the field the person is in', () => {
  test.each([
    ['<label for="f">Priority</label><input id="f">', 'Priority'],
    ['<label>Priority <select id="f"><option>High</option></select></label>', 'Priority'],
    [
      '<span id="a">Priority</span><b id="b">of ticket</b><input id="f" aria-labelledby="a b">',
      'Priority of ticket',
    ],
    [
      '<span id="a">Notes</span><div id="f" tabindex="0" contenteditable aria-labelledby="a">x</div>',
      'Notes',
    ],
    ['<div id="f" tabindex="0" role="combobox" aria-label="Priority">High</div>', 'Priority'],
    ['<input id="f" placeholder="Search">', 'Search'],
    ['<input id="f">', null],
    ['<button id="f">Save</button>', null],
    ['<input id="f" type="submit" value="Send">', null],
    ['<table role="presentation"><tr><td><input id="f" aria-label="City"></td></tr></table>', 'City'],
    ['<p><span class="label">Worked:</span> <input id="f" placeholder="0"></p>', 'Worked:'],
    [
      '<div class="row"><div class="label col-3">Worked:</div><div class="value"><p><b><input></b><b><select id="f"></select></b></p></div></div>',
      'Worked:',
    ],
    [
      '<p><span class="field-label">Cc</span><button id="f" role="combobox" title="Jane">Jane</button></p>',
      'Cc',
    ],
    ['<p><span class="form__label"></span><input id="f" title="Cc"></p>', 'Cc'],
    ['<form><b class="label">Old</b><p><input id="f"></p></form>', 'Old'],
    ['<b class="label">Login</b><form><p><input id="f"></p></form>', null],
    ['<b class="label">A</b><div role="row"><i><input id="f"></i></div>', null],
    [
      '<fieldset><legend>Send to</legend><label><input id="f" type="radio" name="a">Jane</label><input type="radio" name="a"></fieldset>',
      'Send to',
    ],
    [
      '<p role="radiogroup" aria-label="Send to"><input id="f" type="radio" name="a" title="Jane"><input type="radio" name="a"></p>',
      'Send to',
    ],
    ['<label><input id="f" type="checkbox" name="a">Jane</label><input type="checkbox" name="a">', null],
    ['<label><input id="f" type="checkbox" name="a">Keep open</label>', 'Keep open'],
  ])('%s', (html, want) => {
    page(html);
    document.getElementById('f')!.focus();
    expect(readContext(document, '/').field).toBe(want);
  });

  test('in a shadow root, and in a frame', () => {
    page();
    const outer = add('<x-form></x-form>').attachShadow({ mode: 'open' });
    outer.innerHTML = '<x-field></x-field>';
    const inner = outer.firstElementChild!.attachShadow({ mode: 'open' });
    inner.innerHTML = '<h2>Inner form</h2><label for="f">Priority</label><input id="f"><button>Save</button>';
    inner.querySelector('input')!.focus();
    const seen = readContext(document, '/');
    expect(seen).toMatchObject({
      field: 'Priority',
      headings: ['Inner form'],
      labels: ['Priority'],
      actions: ['Save'],
    });

    page('<iframe></iframe>');
    const frame = document.querySelector('iframe')!;
    frame.contentDocument!.body.innerHTML = '<h2>Order</h2><label for="f">Amount</label><input id="f">';
    frame.tabIndex = 0;
    frame.focus();
    frame.contentDocument!.querySelector('input')!.focus();
    expect(readContext(document, '/')).toMatchObject({ field: 'Amount', headings: ['Order'] });
  });

  test('a frame of another origin is passed over', () => {
    page('<h1>Tickets</h1><iframe></iframe><h2>Open</h2>');
    const get = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    Object.defineProperty(document.querySelector('iframe'), 'contentDocument', { get });
    expect(readContext(document, '/').headings).toEqual(['Tickets', 'Open']);
  });
});

describe('an open dialog', () => {
  const dialog = '<div aria-modal="true"><h2>Refund</h2><button>Refund now</button></div>';

  test('comes first, and once', () => {
    page(`<h1>Orders</h1><button>New</button><div>${dialog}</div>`);
    const { headings, actions } = readContext(document, '/');
    expect([headings, actions]).toEqual([
      ['Refund', 'Orders'],
      ['Refund now', 'New'],
    ]);
  });

  test('a dialog that waits unseen before it does not count', () => {
    Object.assign(shown, { checkVisibility });
    page(`<h1>Orders</h1><div aria-modal="true" style="display: none"><h2>Delete</h2></div>${dialog}`);
    expect(readContext(document, '/').headings).toEqual(['Refund', 'Orders']);
  });

  test('of two, the one opened from the other', () => {
    page('<dialog open><h2>Refund</h2><dialog open><h2>Are you sure</h2></dialog></dialog>');
    expect(readContext(document, '/').headings).toEqual(['Are you sure', 'Refund']);
  });

  test('made of a shadow root', () => {
    page('<h1>Orders</h1><x-dialog aria-modal="true"></x-dialog>');
    document.querySelector('x-dialog')!.attachShadow({ mode: 'open' }).innerHTML = '<h2>Refund</h2>';
    expect(readContext(document, '/').headings).toEqual(['Refund', 'Orders']);
  });
});

describe('a form whose fields hide its own properties', () => {
  const names =
    'matches parentElement parentNode children closest querySelectorAll getAttribute shadowRoot ownerDocument localName textContent childNodes nodeType nodeName checkVisibility getRootNode labels';
  /** As a browser does for `<input name="matches">`; jsdom does not. */
  const hide = () => {
    const [form, value] = [document.forms[0]!, document.getElementById('f')];
    for (const name of names.split(' ')) Object.defineProperty(form, name, { value });
  };
  const inner = `<h2>Refund</h2><label for="f">Amount</label><input id="f"><button>Send</button>`;
  test.each([
    [`<form>${inner}</form>`],
    [`<form aria-modal="true">${inner}</form>`],
    [`<form tabindex="0" role="group">${inner}</form>`],
    [`<div role="group"><form class="breadcrumb" role="search">${inner}</form></div>`],
  ])('%#', (html) => {
    page(`<h1>Orders</h1>${html}`);
    document.getElementById('f')!.focus();
    hide();
    const { headings, labels, actions, field } = readContext(document, '/');
    expect(headings.toSorted()).toEqual(['Orders', 'Refund']);
    expect([labels, actions, field]).toEqual([['Amount'], ['Send'], 'Amount']);
  });

  test('is closed as any other', () => {
    page(`<h1>Orders</h1><form contenteditable>${inner}</form>`);
    hide();
    expect(readContext(document, '/')).toMatchObject({ headings: ['Orders'], labels: [], actions: [] });
  });

  test('hides nothing in a heading around it either', () => {
    page('<h1>Orders <form hidden><b id="f">Secret</b></form></h1>');
    hide();
    expect(readContext(document, '/').headings).toEqual(['Orders']);
  });
});

test('the titles of panels, and errors that only their class tells, are read', () => {
  page(
    `<div class="card"><div class="card-header"><span>Message</span></div></div><p class="panel-title">People</p>
    <div class="error">Could not load ticket</div><div class="field error"><label>Name <input></label></div>`,
  );
  expect(readContext(document, '/')).toMatchObject({
    headings: ['Message', 'People'],
    alerts: ['Could not load ticket'],
    labels: ['Name'],
  });
});

describe('what the tool says is a record', () => {
  const html = `<div id="head"><h1>User jane</h1></div><h2>Rights <i class="who">of jane</i></h2>
    <div class="who" aria-modal="true"><h2>jane</h2><label>jane <input></label></div>
    <p><b class="label who">jane</b><input id="f"></p><button class="who">jane</button><h2>Groups</h2>`;

  test('is not read, nor named, nor in the title', () => {
    page(html, { title: 'User jane', lang: 'en' });
    document.getElementById('f')!.focus();
    const seen = readContext(document, '/users', ['title', '#head h1', '.who']);
    expect(seen).toMatchObject({ headings: ['Rights', 'Groups'], title: '', field: null, language: 'en' });
    expect(JSON.stringify(seen)).not.toContain('jane');
    expect(JSON.stringify(readContext(document, '/users'))).toContain('jane');
  });

  test('and a selector that cannot be read leaves nothing to be read', () => {
    page(html, { title: 'User jane' });
    expect(readContext(document, '/users', ['title', ':oops('])).toEqual({ ...NOTHING, path: '/users' });
  });
});

test('a button beside a field, and a value shown as one', () => {
  page('<div><input aria-label="Owner"><div role="button">Anna</div><button>Search</button></div>');
  expect(readContext(document, '/').actions).toEqual(['Search']);
});

test('what cannot be seen is not read', () => {
  Object.assign(shown, { checkVisibility });
  page(
    '<h1>Orders</h1><div style="display: none"><h2>Old</h2><button>Old</button><p role="alert">Old</p></div>',
  );
  expect(JSON.stringify(readContext(document, '/'))).not.toContain('Old');
});

test('no list grows beyond its limit, and nothing stands twice', () => {
  const many = (html: (n: number) => string) => Array.from({ length: 100 }, (_, n) => html(n)).join('');
  page(
    `${many((n) => `<h2>h${n}</h2><button>b${n}</button><label>l${n}</label><p role="alert">a${n}</p>`)}
    ${many((n) => `<h2>h${n}</h2>`)}<ol class="breadcrumb">${many((n) => `<li>c${n}</li>`)}</ol>`,
    { title: 'x'.repeat(500), lang: 'x'.repeat(500) },
  );
  const context = readContext(document, 'x'.repeat(500));
  for (const [name, limit] of Object.entries(LIMITS)) {
    const list = context[name as keyof typeof LIMITS];
    expect(list).toHaveLength(limit);
    expect(new Set(list).size).toBe(limit);
  }
  expect([context.title.length, context.language.length, context.path.length]).toEqual([120, 16, 120]);
});
