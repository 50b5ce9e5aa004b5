/** The role of an element that says none (HTML Accessibility API Mappings), as far as people are shown how to use it. */

const ROLES: Readonly<Record<string, string>> = {
  a: 'link',
  button: 'button',
  summary: 'button',
  select: 'combobox',
  textarea: 'textbox',
  th: 'columnheader',
  img: 'img',
  svg: 'img',
};

/** Of inputs; any other type is a textbox. */
const INPUTS: Readonly<Record<string, string>> = {
  submit: 'button',
  reset: 'button',
  button: 'button',
  image: 'button',
  checkbox: 'checkbox',
  radio: 'radio',
  range: 'slider',
  number: 'spinbutton',
  search: 'searchbox',
};

/** @returns '' where the tag has none of these */
export function roleOf(tag: string, type: string): string {
  if (tag === 'input') return INPUTS[type] ?? 'textbox';
  return ROLES[tag] ?? (/^h[1-6]$/.test(tag) ? 'heading' : '');
}
