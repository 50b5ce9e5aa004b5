/** Fields as the till shows them: the label around its control. */
import { element, type Part } from '../html.ts';

interface FieldOptions {
  hint?: Part;
  optional?: boolean;
}

export function field(label: string, control: Node, { hint, optional }: FieldOptions = {}): HTMLElement {
  const whole = element`<div class="field">
    <label><span class="label">${label}</span>${control}</label>
  </div>`;
  const mark = optional ? element`<small class="hint">Optional</small>` : null;
  const note = hint ? element`<small class="hint">${hint}</small>` : null;
  whole.append(...[mark ?? '', note ?? ''].filter((part) => part !== ''));
  return whole;
}

export function input(name: string, attributes: Record<string, string> = {}): HTMLInputElement {
  const control = document.createElement('input');
  control.name = name;
  control.autocomplete = 'off';
  for (const [key, value] of Object.entries(attributes)) control.setAttribute(key, value);
  return control;
}

export function select(name: string, first: string, options: readonly string[]): HTMLSelectElement {
  return element<HTMLSelectElement>`<select name="${name}">
    <option value="">${first}</option>${options.map((one) => element`<option>${one}</option>`)}
  </select>`;
}

/** One choice out of few, as large keys. */
export function choices(label: string, name: string, options: readonly string[], chosen = ''): HTMLElement {
  return element`<fieldset class="choices"><legend>${label}</legend>
    <div>${options.map(
      (one) =>
        element`<label><input type="radio" name="${name}" value="${one}" ${one === chosen && 'checked'}><span>${one}</span></label>`,
    )}</div>
  </fieldset>`;
}

/** What a form holds under this name, trimmed. */
export function read(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? '').trim();
}

/** The control with this name. */
export function control(form: HTMLFormElement, name: string): HTMLElement | null {
  return form.querySelector<HTMLElement>(`[name="${name}"]`);
}
