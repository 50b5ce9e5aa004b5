/** The frame around every page: masthead, menu, breadcrumbs, notice, error summary. */
import { button, form, idOf, nameOf, TOKEN } from './fields.ts';
import { flag, type Html, html } from './html.ts';
import { at, type Context, type Section, type View } from './route.ts';
import { waitingFor } from './store.ts';

type Frame = Pick<Context, 'store' | 'session' | 'me'>;

const MENU: [Section, string, string][] = [
  ['reports', 'My reports', at('Default.aspx')],
  ['new', 'New report', at('NewReport.aspx', { step: 1 })],
  ['approvals', 'Approvals', at('Approvals.aspx')],
  ['cards', 'Card transactions', at('Cards.aspx')],
  ['profile', 'Profile', at('Profile.aspx')],
];

export function layout(frame: Frame, view: View): string {
  const { title, crumbs, body, problems } = view;
  const faulty = problems !== undefined && problems.size > 0;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${faulty && 'Error: '}${title} - Fernhill Expenses</title>
<link rel="icon" href="/expenses/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/expenses/frame.css">
<link rel="stylesheet" href="/expenses/form.css">
<link rel="stylesheet" href="/expenses/grid.css">
</head>
<body>
<a class="skip" href="#ctl00_main">Skip to content</a>
${masthead(frame)}
<table class="frame" role="presentation" cellspacing="0" cellpadding="0"><tr>
<td class="menu">${menu(frame, view.section)}</td>
<td class="content"><main id="ctl00_main">
<nav class="crumbs" aria-label="Breadcrumb"><ol>${[['Home', at('Default.aspx')] as const, ...crumbs].map(
    ([text, address]) => html`<li><a href="${address}">${text}</a></li>`,
  )}<li aria-current="page">${title}</li></ol></nav>
<h1>${title}</h1>
${notice(frame)}
${faulty && summary(problems)}
${body}
</main></td>
</tr></table>
<footer class="foot">Fernhill Expenses 4.2 &middot; Finance help desk, extension 204 &middot; Practice data, nothing is kept</footer>
</body>
</html>
`.text;
}

function masthead({ store, session, me }: Frame): Html {
  return html`<header><table class="masthead" role="presentation" cellspacing="0" cellpadding="0"><tr>
<td class="brand"><a id="ctl00_lnkHome" href="/expenses/Default.aspx"><img src="/expenses/favicon.svg" alt="" width="24" height="24"> Fernhill Expenses</a></td>
<td class="user"><form method="post" action="${at('SignIn.aspx')}"><input type="hidden" name="${TOKEN}" value="${session.token}">
<label for="${idOf('ddlUser')}">Signed in as</label>
<select class="txt" id="${idOf('ddlUser')}" name="${nameOf('ddlUser')}">${store.people.map(
    ({ id, name }) => html`<option value="${id}"${flag('selected', id === me.id)}>${name}</option>`,
  )}</select>
${button('btnSwitch', 'Switch', 'small')}</form></td>
</tr></table></header>`;
}

function menu({ store, me }: Frame, section: Section): Html {
  const waiting = waitingFor(store, me).length;
  return html`<nav aria-label="Main menu"><ul>${MENU.map(
    ([id, text, address]) =>
      html`<li><a href="${address}"${id === section && html` aria-current="true"`}>${text}${
        id === 'approvals' && waiting > 0 && html` <span class="count">${waiting}</span>`
      }</a></li>`,
  )}</ul></nav>`;
}

/** What the last form did, told once. */
function notice({ session }: Frame): Html | '' {
  const { notice: text, undo } = session;
  if (text === '') return '';
  session.notice = '';
  const back =
    undo &&
    form(
      session,
      at('Undo.aspx'),
      html`<input type="hidden" name="${nameOf('hidUndo')}" value="${undo.n}">${button('btnUndo', 'Undo', 'small')}`,
    );
  return html`<div class="notice" role="status"><span>${text}</span>${back}</div>`;
}

function summary(problems: ReadonlyMap<string, string>): Html {
  const count = problems.size === 1 ? 'one entry' : `${problems.size} entries`;
  return html`<div class="summary" id="ctl00_main_valSummary" role="alert" tabindex="-1" autofocus>
<p>Please correct ${count}:</p>
<ul>${[...problems].map(([name, text]) => html`<li><a href="#${idOf(name)}">${text}</a></li>`)}</ul>
</div>`;
}
