/** A page of the tool "Fernhill Desk" with a secret in every kind of control and record. */

const secrets: string[] = [];

/** A new secret: a word that stands nowhere else, so that nothing takes it out for its form. */
function secret(name: string, value = `quokka${name.replace(/\W/g, '')}`): string {
  secrets.push(value);
  return value;
}

const DATED: Record<string, string> = {
  date: '1987-03-14',
  'datetime-local': '1986-04-15T21:43',
  month: '1985-11',
  week: '1984-W37',
  time: '21:57:13',
  number: '918273645',
  range: '738291',
  color: '#a1b2c3',
};
const WORDED = ['text', 'search', 'tel', 'email', 'password', 'hidden', 'checkbox', 'radio'];
const ROLES =
  'textbox searchbox combobox spinbutton listbox option slider cell gridcell rowheader columnheader log treeitem';

const valued = [
  ...WORDED.map((type) => [type, secret(`value-${type}`)] as const),
  ...Object.entries(DATED).map(([type, value]) => [type, secret(type, value)] as const),
  ['url', secret('url', 'https://quokkaurl.example/')] as const,
];

const controls = [
  ...valued.map(
    ([type, value]) => `<label>Field ${type} <input type="${type}" value="${value}" max="999999"></label>`,
  ),
  `<label>By script <input id="scripted"></label><label>By script too <textarea id="scripted-area"></textarea></label>`,
  `<label>Typed word <input id="typed"></label><label>Typed note <textarea id="typed-area"></textarea></label>`,
  `<label>Team <select><option>${secret('option')}</option><optgroup label="${secret('optgroup')}"></optgroup></select></label>`,
  `<label>Town <input list="towns"><datalist id="towns"><option>${secret('datalist')}</option></datalist></label>`,
  `<label>Note <textarea>${secret('textarea')}</textarea></label>`,
  `<label>Sum <output>${secret('output')}</output></label>`,
  `<div contenteditable aria-label="Reply"><h2>${secret('editable')}</h2><button>${secret('editable-button')}</button></div>`,
  `<div contenteditable="plaintext-only" id="typed-rich" aria-label="Rich"></div>`,
  `<button aria-haspopup="listbox">${secret('custom-select')}</button>`,
  `<label>Status <button aria-haspopup="listbox">${secret('custom-select-labelled')}</button></label>`,
  ...ROLES.split(' ').map(
    (role) =>
      `<div role="${role}" aria-label="Role ${role}" aria-valuetext="${secret(`valuetext-${role}`)}" tabindex="0">${secret(`role-${role}`)}
       <h3>${secret(`heading-in-${role}`)}</h3><label>${secret(`label-in-${role}`)}</label></div>`,
  ),
];

const records = [
  `<table><tr><th>${secret('th')}<button>${secret('button-in-th')}</button></th></tr>
   <tr><td>${secret('td')}<h3>${secret('heading-in-td')}</h3><label>${secret('label-in-td')} <input></label>
   <p role="alert">${secret('alert-in-td')}</p><button>${secret('button-in-td')}</button>
   <span id="cell-name">${secret('labelledby-cell')}</span></td></tr></table><input aria-labelledby="cell-name">`,
  `<h2>History <code>${secret('code')}</code></h2><blockquote><h2>${secret('blockquote')}</h2></blockquote>`,
  `<p>${secret('paragraph')}</p><ul><li>${secret('list')}</li></ul><dl><dd>${secret('definition')}</dd></dl>`,
  `<h2 hidden>${secret('hidden-heading')}</h2><div style="display:none"><h2>${secret('undisplayed')}</h2></div>`,
  `<p role="alert">No customer is called “${secret('quoted')}”.</p>`,
  `<h2>Write to ${secret('mail')}@example.com</h2><h2>Order ${secret('order', '4931 7702')}</h2>`,
];

const SCRIPTED = secret('scripted');
const IN_SHADOW = secret('shadow-value');
const IN_SHADOW_CELL = secret('shadow-cell');
const IN_EDITOR = secret('design-mode');

/** What a person types with real keys. The page repeats it in an error message, as forms do. */
export const TYPED = { field: secret('typed'), area: secret('typed-area'), rich: secret('typed-rich') };

/** Query and hash of the address the page is opened at. */
export const QUERY = `?q=${secret('query')}#access_token=${secret('token')}&state=${secret('state')}`;

/** The frame's page: an editor as web mail has, in a frame. */
export const EDITOR = `<!doctype html><title>Editor</title><body><h1>${IN_EDITOR}</h1><script>document.designMode = 'on'</script>`;

/** The tool's own words on the page: these are read. */
export const OWN_WORDS = ['Numbat ledger', 'Field password', 'Save numbat', 'Wombat shadow heading', 'Inner'];

/** In the tool's title, heading and address: read for this session, kept nowhere. */
export const PASSING = ['Numbat', 'Wombat', '/desk/', 'localhost', '127.0.0.1', 'customers'];

/** Every secret on the page and in its address. */
export const SECRETS: readonly string[] = secrets;

/**
 * @param heading what the page's h1 says besides the tool's words
 */
export function secretsPage(heading = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Numbat ledger</title>
<meta name="application-name" content="Fernhill Desk"></head><body>
<h1>Numbat ledger ${heading}</h1><form>${controls.join('\n')}</form>${records.join('\n')}
<div id="host"></div><iframe src="/editor"></iframe><div id="error"></div>
<button id="save" type="button">Save numbat</button>
<script>
for (const id of ['scripted', 'scripted-area']) document.getElementById(id).value = '${SCRIPTED}';
const root = document.getElementById('host').attachShadow({ mode: 'open' });
root.innerHTML = '<h2>Wombat shadow heading</h2><label>Inner <input value="${IN_SHADOW}"></label>' +
  '<div role="gridcell"><h3>${IN_SHADOW_CELL}</h3></div>';
save.onclick = () => {
  error.innerHTML = '<p role="alert"></p><p class="invalid-feedback"></p>';
  error.firstChild.textContent = 'The name "' + typed.value + '" is taken.';
  error.lastChild.textContent = "'" + document.getElementById('typed-area').value + "' is too short, numbat.";
};
</script></body></html>`;
}
