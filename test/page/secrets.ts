/** Every place where a page holds a person's own words or a record, each with the same secret in it. */
export const SECRET = 'Quetzalwort';

const S = SECRET;
const types =
  'text password email tel search url number date time month week datetime-local range color file';
const roles =
  'textbox searchbox combobox spinbutton listbox option slider cell gridcell rowheader columnheader';

/** [what it is, its HTML]: SECRET stands in the HTML itself. */
export const MARKUP: [string, string][] = [
  ...`${types} hidden checkbox radio`
    .split(' ')
    .map((type): [string, string] => [
      `input ${type}`,
      `<label>Name <input type="${type}" value="${S}"></label>`,
    ]),
  ...`${roles} log treeitem TextBox`.split(' ').flatMap((role): [string, string][] => [
    [`role ${role}`, `<label>Name <span role="${role}" tabindex="0">${S}</span></label>`],
    [
      `role ${role} inside`,
      `<div role="${role}"><h2>${S}</h2><label>${S}</label><button>${S}</button></div>`,
    ],
    [`button with role ${role}`, `<button role="${role}">${S}</button>`],
    [`heading with role ${role}`, `<h2 role="${role}">${S}</h2>`],
  ]),
  ['a role among fallbacks', `<div role="gridcell cell"><h3>${S}</h3></div>`],
  ['aria-valuetext', `<div role="slider" aria-label="Volume" aria-valuetext="${S}"></div>`],
  ['textarea', `<label>Note <textarea>${S}</textarea></label>`],
  ['textarea marked as wrong', `<textarea class="error-message" aria-label="Note">${S}</textarea>`],
  [
    'select',
    `<label>Team <select><optgroup label="${S}"><option selected>${S}</option></optgroup></select></label>`,
  ],
  ['select with a button', `<label>Team <select><button>${S}</button><option>a</option></select></label>`],
  ['datalist', `<label>Team <input list="l"><datalist id="l"><option>${S}</option></datalist></label>`],
  ['output', `<label>Sum <output>${S}</output></label>`],
  ['output that alerts', `<output role="alert">${S}</output>`],
  ...['', 'true', 'plaintext-only', 'TRUE'].flatMap((value): [string, string][] => [
    [
      `contenteditable="${value}"`,
      `<div contenteditable="${value}"><h2>${S}</h2><p><label>${S}</label><a class="btn">${S}</a><b role="alert">${S}</b></p></div>`,
    ],
    [`heading contenteditable="${value}"`, `<h1 contenteditable="${value}">${S}</h1>`],
    [`label contenteditable="${value}"`, `<label contenteditable="${value}">${S}</label>`],
    [`alert contenteditable="${value}"`, `<div role="alert" contenteditable="${value}">${S}</div>`],
  ]),
  [
    'an island in an editor',
    `<div contenteditable><div contenteditable="false"><h2>${S}</h2><div contenteditable><button>${S}</button></div></div></div>`,
  ],
  ['dialog in an editor', `<div contenteditable><div aria-modal="true"><h2>${S}</h2></div></div>`],
  ['dialog that is an editor', `<dialog open contenteditable><h2>${S}</h2></dialog>`],
  ['breadcrumbs in an editor', `<nav aria-label="Breadcrumb"><ol contenteditable><li>${S}</li></ol></nav>`],
  ['button of a list', `<button aria-haspopup="listbox" aria-expanded="false">${S}</button>`],
  ['button of a list in a label', `<label>Team <button aria-haspopup="LISTBOX">${S}</button></label>`],
  ['td', `<table><tr><td>${S}</td></tr></table>`],
  [
    'words of the tool around a record in td',
    `<table><tr><td><h3>${S}</h3><label>${S}</label><button>${S}</button><p role="alert">${S}</p></td></tr></table>`,
  ],
  ['th', `<table><tr><th><button>${S}</button></th></tr></table>`],
  ['td marked as wrong', `<table><tr><td class="error-message">${S}</td></tr></table>`],
  [
    'a table of records in a layout table',
    `<table role="presentation"><tr><td><table><tr><td><label>${S}</label></td></tr></table></td></tr></table>`,
  ],
  ['editor in a layout table', `<table role="none"><tr><td contenteditable><h3>${S}</h3></td></tr></table>`],
  [
    'field in a record',
    `<table><tr><td><input aria-label="${S}" placeholder="${S}" title="${S}"></td></tr></table>`,
  ],
  ['labelled by a cell', `<input aria-labelledby="c"><table><tr><td id="c">${S}</td></tr></table>`],
  [
    'labelled inside a cell',
    `<input aria-labelledby="c"><table><tr><td><b id="c">${S}</b></td></tr></table>`,
  ],
  ['labelled by a field', `<input id="f" value="${S}"><input aria-labelledby="f">`],
  ['labelled by a text area', `<textarea id="f">${S}</textarea><input aria-labelledby="f">`],
  ['labelled by itself', `<div role="textbox" id="f" aria-labelledby="f">${S}</div>`],
  [
    'labelled by label and itself',
    `<span id="n">Team</span><button id="b" aria-haspopup="listbox" aria-labelledby="n b">${S}</button>`,
  ],
  [
    'label for a field, in a cell',
    `<input id="f"><table><tr><td><label for="f">${S}</label></td></tr></table>`,
  ],
  ['hidden heading', `<h2 hidden>${S}</h2><label hidden>${S}</label><button hidden>${S}</button>`],
  ['hidden inside a heading', `<h2>Tickets <span hidden>${S}</span></h2>`],
  ['aria-hidden inside a label', `<label>Name <span aria-hidden="true">${S}</span></label>`],
  ['script', `<h2>Tickets <script type="x">${S}</script></h2>`],
  ['style', `<h2>Tickets <style>.${S}{}</style></h2>`],
  ['template', `<h2>Tickets <template>${S}</template></h2><template><h2>${S}</h2></template>`],
  ['pre and code', `<pre role="alert">${S}</pre><h2>Run <code>${S}</code></h2>`],
  ['quotes', `<blockquote><h2>${S}</h2></blockquote><div role="alert">No result for <q>${S}</q></div>`],
  ['paragraph', `<p>${S}</p><ul><li>${S}</li></ul><dl><dd>${S}</dd></dl>`],
  ['mail in a heading', `<h1>Customer ${S}@example.com</h1>`],
  ['name of a mail address', `<label><input type="checkbox">${S} Doe &lt;jane@example.com&gt;</label>`],
  [
    'name of a mail address, in a heading',
    `<h1>Owner: ${S} &lt;jane@example.com&gt;, ${S} &lt;doe@intranet&gt;</h1>`,
  ],
  ['mail on a bare host', `<h1>Customer ${S}@intranet</h1><label>${S}@intranet</label>`],
  [
    'chip beside a combobox',
    `<div><div role="button" data-tag-index="0">${S}</div><input role="combobox" aria-label="Owner"></div>`,
  ],
  ['chip that is a button', `<div><button data-tag-index="0">${S}</button><input></div>`],
  ['chip beside a text box', `<div><span role="button">${S}</span><b role="textbox"></b></div>`],
  ['chip after an editor', `<div><p contenteditable></p><a class="btn" role="button">${S}</a></div>`],
  ['chip in a label', `<label>Owner <span data-tag-index="0">${S}</span><input></label>`],
  [
    'chosen value as the title of its button',
    `<div><select title="Team"><option>a</option></select><button role="combobox" aria-haspopup="listbox" title="${S}"><div>${S}</div></button></div>`,
  ],
  ['chosen value as the title of a list', `<div role="combobox" tabindex="0" title="${S}">${S}</div>`],
  [
    'check boxes of one name: a list of records',
    `<label><input type="checkbox" name="to" value="1">${S}</label><input id="o" type="checkbox" name="to"><label for="o">${S}</label>`,
  ],
  [
    'radio buttons of one name',
    `<form><label><input type="radio" name="who">${S}</label><label><input type="radio" name="who">x</label></form>`,
  ],
  ['name of a record in a heading', `<h1>Update ticket #1: ${S} is broken</h1><h2>Ticket#12 ${S}</h2>`],
  ['name of a record in a panel', `<div class="card-header">Order #4 - ${S}</div>`],
  ['name of a record in a trail', `<ol class="breadcrumb"><li>Tickets</li><li>#7 ${S}</li></ol>`],
  ['coloured mark before a field', `<p><span class="label label-success">${S}</span><input></p>`],
  ['names before a field', `<p><span class="labels">${S}</span><input></p><p>${S} <input></p>`],
  ['label of the row before', `<ul><li><b class="label">Name</b></li><li><i>${S}</i><input></li></ul>`],
  ['label that is an editor', `<p><b class="label" contenteditable>${S}</b><input></p>`],
  ['field that calls itself a button', `<input role="button" value="${S}">`],
  ['echo in an alert', `<div role="alert">No customer is called "${S}"</div>`],
];

type Fill = (add: (html: string) => HTMLElement, document: Document) => void;

/** The secret is put there as a person, or a script, would. */
export const SCRIPTED: [string, Fill][] = [
  ['typed into an input', (add) => ((add('<input aria-label="Name">') as HTMLInputElement).value = SECRET)],
  ['typed into a text area', (add) => ((add('<textarea>') as HTMLTextAreaElement).value = SECRET)],
  ['typed into a password', (add) => ((add('<input type="password">') as HTMLInputElement).value = SECRET)],
  [
    'focused editor in a shadow root in a cell',
    (add) => {
      const cell = add('<div role="cell"><x-host></x-host></div>');
      const root = cell.firstElementChild!.attachShadow({ mode: 'open' });
      root.innerHTML = `<label for="f">${SECRET}</label><input id="f">`;
      root.querySelector('input')!.focus();
    },
  ],
  [
    'shadow root',
    (add) => {
      const root = add('<x-host></x-host>').attachShadow({ mode: 'open' });
      root.innerHTML = `<div contenteditable><h2>${SECRET}</h2></div><td>${SECRET}</td><textarea>${SECRET}</textarea>`;
    },
  ],
  [
    'frame whose body is an editor',
    (add) => {
      const frame = add('<iframe tabindex="0"></iframe>') as HTMLIFrameElement;
      const inner = frame.contentDocument!;
      inner.body.setAttribute('contenteditable', 'true');
      inner.body.innerHTML = `<h2>${SECRET}</h2><label for="f">${SECRET}</label><input id="f">`;
      frame.focus();
      inner.querySelector('input')!.focus();
    },
  ],
  [
    'frame in design mode',
    (add) => {
      const frame = add('<iframe></iframe>') as HTMLIFrameElement;
      const inner = frame.contentDocument!;
      Object.defineProperty(inner, 'designMode', { value: 'on' });
      inner.body.innerHTML = `<h2>${SECRET}</h2><label for="f">${SECRET}</label><input id="f">`;
      frame.tabIndex = 0;
      frame.focus();
      inner.querySelector('input')!.focus();
    },
  ],
  [
    'frame in a cell',
    (add) => {
      const frame = add('<div role="gridcell"><iframe></iframe></div>')
        .firstElementChild as HTMLIFrameElement;
      frame.contentDocument!.body.innerHTML = `<h2>${SECRET}</h2><input aria-label="${SECRET}">`;
      frame.tabIndex = 0;
      frame.focus();
      frame.contentDocument!.querySelector('input')!.focus();
    },
  ],
];
