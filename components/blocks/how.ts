/** Where a step of a demo is done, and how: as short as a caption. */
import type { DemoStep, Target } from '../../lib/lesson/demo.ts';
import type { Translate, WordKey } from '../../lib/words.ts';

const ROLE_WORDS: Record<string, WordKey> = {
  button: 'role_button',
  link: 'role_link',
  tab: 'role_tab',
  menuitem: 'role_menuitem',
  option: 'role_option',
  checkbox: 'role_checkbox',
  heading: 'role_heading',
};
const FIELDS = /^(textbox|searchbox|combobox|listbox|spinbutton|slider)$/;

/** Where it is and what is done there. */
export function howOf({ where, act, expect }: DemoStep, t: Translate): string {
  const parts = [
    where && whereOf(where, t),
    act?.kind === 'type' && t('actType', act.text),
    act?.kind === 'choose' && t('actChoose', act.option),
    act?.kind === 'press' && t('actPress', act.key),
    expect?.kind === 'text' && t('expectText', expect.text),
  ];
  return parts.filter(Boolean).join(' · ');
}

function whereOf({ role, name, label, near }: Target, t: Translate): string {
  const said = label ?? name;
  // What only CSS tells apart has no name for a person.
  if (!said) return '';
  const isField = label !== undefined || FIELDS.test(role ?? '');
  const key = isField ? 'role_field' : (ROLE_WORDS[role ?? ''] ?? 'role_any');
  const what = t(key, said);
  return near ? t('whereNear', what, near) : what;
}
