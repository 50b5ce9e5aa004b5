/** The checks that show an agent speaks to the account holder. */
import { post } from '../api.ts';
import { h } from '../dom.ts';
import { checkbox, problems, submitting } from '../parts/form.ts';
import { badge, card } from '../parts/page.ts';
import type { Call } from '../types.ts';

const NEEDED = 3;
const CHECKS: [value: string, label: string][] = [
  ['name', 'Full name'],
  ['birth', 'Date of birth'],
  ['postcode', 'Postcode'],
  ['password', 'Two letters of the phone password'],
  ['code', 'One-time code'],
];

export function verification(call: Call): HTMLElement {
  const state = h('span');
  const errors = problems();
  const mark = h('button', { type: 'submit', class: 'button' }, 'Mark as verified');
  const boxes = CHECKS.map(([value, label]) =>
    checkbox(label, { name: 'check', value, checked: call.checks.includes(value) }),
  );
  const update = () => {
    state.replaceChildren(call.verified ? badge('Verified', 'good') : badge('Not verified', 'warn'));
    for (const { input } of boxes) input.disabled = call.verified;
    mark.hidden = call.verified;
  };
  const form = h(
    'form',
    { novalidate: true, class: 'form' },
    h(
      'fieldset',
      {},
      h('legend', { class: 'hint' }, `Complete at least ${NEEDED} checks.`),
      boxes.map(({ element }) => element),
    ),
    errors.element,
    mark,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const checks = boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
    if (checks.length < NEEDED) {
      errors.show([{ message: 'Complete at least three checks before you mark the caller as verified.' }]);
      return;
    }
    errors.show([]);
    void submitting(mark, errors, async () => {
      const { verified } = await post<{ verified: boolean }>(`calls/${call.id}/verify`, {
        checks,
        verified: true,
      });
      call.verified = verified;
      call.checks = checks;
      update();
    });
  });
  update();
  return card('Identity check', form, { actions: state });
}
