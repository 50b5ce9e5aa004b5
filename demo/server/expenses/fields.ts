/** Form fields as rows of a layout table: label, control, hint, and the fault where there is one. */
import { flag, type Html, html, type Part } from './html.ts';
import { money } from './money.ts';
import type { Session } from './sessions.ts';

/** What is wrong, by field, in the order of the form. */
export type Problems = ReadonlyMap<string, string>;

/** What the fields show: values and faults by name. */
export interface Filled {
  value(name: string): string;
  readonly problems: Problems;
}

interface Field {
  name: string;
  label: string;
  required?: boolean;
  hint?: Part;
}

export const TOKEN = '__RequestVerificationToken';
export const nameOf = (name: string): string => `ctl00$main$${name}`;
export const idOf = (name: string): string => `ctl00_main_${name}`;

export function filled(values: Record<string, string>, problems: Problems = new Map()): Filled {
  return { value: (name) => values[name] ?? '', problems };
}

/** A form of this session; `isUpload` where it has a file. */
export function form(session: Session, action: string, body: Html, isUpload = false): Html {
  return html`<form method="post" action="${action}" enctype="${
    isUpload ? 'multipart/form-data' : 'application/x-www-form-urlencoded'
  }" novalidate>
<input type="hidden" name="${TOKEN}" value="${session.token}">
${body}
</form>`;
}

export function panel(title: string, rows: Part, end: Part = ''): Html {
  return html`<section class="panel">
<h2>${title}</h2>
<table class="fields" role="presentation" cellspacing="0" cellpadding="0">${rows}</table>
${end && html`<div class="panel-end">${end}</div>`}
</section>`;
}

export function textField(f: Filled, field: Field & { size?: 'short' | 'middle' | 'long' }): Html {
  const { name, size = 'middle' } = field;
  return row(
    f,
    field,
    html`<input type="text" class="txt ${size}" id="${idOf(name)}" name="${nameOf(name)}" value="${f.value(name)}" autocomplete="off"${facts(f, field)}>`,
  );
}

export function areaField(f: Filled, field: Field): Html {
  const { name } = field;
  return row(
    f,
    field,
    html`<textarea class="txt long" rows="4" id="${idOf(name)}" name="${nameOf(name)}"${facts(f, field)}>
${f.value(name)}</textarea>`,
  );
}

export function selectField(
  f: Filled,
  field: Field & { options: readonly (readonly [value: string, text: string])[]; blank?: string },
): Html {
  const { name, options, blank } = field;
  const all = blank === undefined ? options : [['', blank] as const, ...options];
  return row(
    f,
    field,
    html`<select class="txt" id="${idOf(name)}" name="${nameOf(name)}"${facts(f, field)}>${all.map(
      ([value, text]) =>
        html`<option value="${value}"${flag('selected', value === f.value(name))}>${text}</option>`,
    )}</select>`,
  );
}

export function fileField(f: Filled, field: Field): Html {
  const { name } = field;
  return row(
    f,
    field,
    html`<input type="file" class="txt" id="${idOf(name)}" name="${nameOf(name)}" accept=".pdf,.jpg,.jpeg,.png"${facts(f, field)}>`,
  );
}

export function checkField(f: Filled, { name, label, hint }: Field): Html {
  return html`<tr class="${f.problems.has(name) && 'bad'}"><td class="lbl"></td><td class="ctl">
<input type="checkbox" id="${idOf(name)}" name="${nameOf(name)}" value="on"${flag('checked', f.value(name) === 'on')}${facts(f, { name, label, hint })}>
<label for="${idOf(name)}">${label}</label>${under(f, { name, label, hint })}</td></tr>`;
}

/** Choices one below the other; their question is the legend. */
export function radioField(
  f: Filled,
  field: Field & { options: [value: string, text: string, hint?: string][] },
): Html {
  const { name, label, options } = field;
  const choices = options.map(
    ([value, text, hint], n) => html`<div class="choice">
<input type="radio" id="${idOf(name)}_${n}" name="${nameOf(name)}" value="${value}"${flag('checked', f.value(name) === value)}${n === 0 && described(f, field)}>
<label for="${idOf(name)}_${n}">${text}</label>${hint && html` <span class="hint">${hint}</span>`}</div>`,
  );
  return html`<tr class="${f.problems.has(name) && 'bad'}"><td colspan="2" class="ctl"><fieldset id="${idOf(name)}" tabindex="-1"><legend>${label}</legend>${choices}${under(f, field)}</fieldset></td></tr>`;
}

/** A row that only tells something. */
export function factRow(label: string, value: Part): Html {
  return html`<tr><td class="lbl">${label}</td><td class="ctl fact">${value}</td></tr>`;
}

export function button(name: string, text: string, kind: 'primary' | 'plain' | 'small' = 'plain'): Html {
  return html`<input type="submit" class="btn ${kind}" id="${idOf(name)}" name="${nameOf(name)}" value="${text}">`;
}

export const pounds = (amount: number): string => money(amount);

function row(f: Filled, field: Field, control: Html): Html {
  const { name, label, required } = field;
  return html`<tr class="${f.problems.has(name) && 'bad'}"><td class="lbl"><label for="${idOf(name)}">${label}${
    required && html` <span class="req" aria-hidden="true">*</span>`
  }</label></td><td class="ctl">${control}${under(f, field)}</td></tr>`;
}

function under(f: Filled, { name, hint }: Field): Html {
  const problem = f.problems.get(name);
  return html`${hint && html`<div class="hint" id="${idOf(name)}_hint">${hint}</div>`}${
    problem && html`<div class="error-message" id="${idOf(name)}_err">${problem}</div>`
  }`;
}

function facts(f: Filled, field: Field): Html {
  return html`${field.required && html` aria-required="true"`}${
    f.problems.has(field.name) && html` aria-invalid="true"`
  }${described(f, field)}`;
}

function described(f: Filled, { name, hint }: Field): Html | '' {
  const ids = [hint && `${idOf(name)}_hint`, f.problems.has(name) && `${idOf(name)}_err`].filter(
    (id) => !!id,
  );
  return ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : '';
}
