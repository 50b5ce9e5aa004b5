/** Labelled controls, and errors that say what to do. */
import { type Child, h, type Props, uid } from '../dom.ts';
import { icon } from '../icons.ts';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function field(
  label: string,
  control: HTMLElement,
  options: { hint?: Child; optional?: boolean } = {},
): HTMLElement {
  control.id ||= uid('field');
  const hint = options.hint ? h('p', { class: 'hint', id: `${control.id}-hint` }, options.hint) : null;
  if (hint) control.setAttribute('aria-describedby', hint.id);
  const mark = options.optional ? h('span', { class: 'optional' }, 'optional') : null;
  return h(
    'div',
    { class: 'field' },
    h('div', { class: 'label' }, h('label', { for: control.id }, label), mark),
    control,
    hint,
  );
}

type Option = string | [value: string, label: string];

/** A select. With `placeholder` nothing is chosen at first. */
export function select(
  name: string,
  options: readonly Option[],
  props: { value?: string; placeholder?: string } = {},
): HTMLSelectElement {
  const items = options.map((option) => {
    const [value, label] = typeof option === 'string' ? [option, option] : option;
    return h('option', { value, selected: value === props.value }, label);
  });
  const placeholder = props.placeholder ? h('option', { value: '' }, props.placeholder) : null;
  return h('select', { name }, placeholder, items);
}

export function checkbox(
  label: Child,
  props: Props & { detail?: string },
): { element: HTMLElement; input: HTMLInputElement } {
  const { detail, ...rest } = props;
  const input = h('input', { type: 'checkbox', ...rest });
  const words = h('span', {}, label, detail ? h('small', {}, detail) : null);
  return { element: h('label', { class: 'check' }, input, words), input };
}

export interface Problem {
  message: string;
  control?: HTMLElement;
}

/** A place for errors. `show([])` clears it; otherwise it is read out and each error leads to its field. */
export function problems(): { element: HTMLElement; show(list: Problem[]): void } {
  const element = h('div', { class: 'problems' });
  let marked: HTMLElement[] = [];
  const show = (list: Problem[]) => {
    for (const control of marked) control.removeAttribute('aria-invalid');
    marked = list.flatMap(({ control }) => control ?? []);
    for (const control of marked) control.setAttribute('aria-invalid', 'true');
    element.replaceChildren(...(list.length > 0 ? [box(list)] : []));
    marked[0]?.focus();
  };
  return { element, show };
}

function box(list: Problem[]): HTMLElement {
  const lines = list.map(({ message, control }) => {
    if (!control?.id) return h('p', {}, message);
    const click = (event: Event) => {
      event.preventDefault();
      control.focus();
    };
    return h('p', {}, h('a', { href: `#${control.id}`, on: { click } }, message));
  });
  return h('div', { class: 'notice', 'data-tone': 'bad', role: 'alert' }, icon('alert'), h('div', {}, lines));
}

/** Runs `work` once at a time while `button` says that it is busy; an error lands in `report`. */
export async function submitting(
  button: HTMLButtonElement,
  report: { show(list: Problem[]): void },
  work: () => Promise<void>,
): Promise<void> {
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  try {
    await work();
  } catch (error) {
    report.show([{ message: error instanceof Error ? error.message : String(error) }]);
  } finally {
    button.removeAttribute('aria-disabled');
  }
}
