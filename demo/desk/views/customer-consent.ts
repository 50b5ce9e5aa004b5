/** What a customer agreed to receive, and how we know. */
import { post } from '../api.ts';
import { h } from '../dom.ts';
import { date } from '../format.ts';
import { checkbox, field, problems, select, submitting } from '../parts/form.ts';
import { card } from '../parts/page.ts';
import { toast } from '../parts/toast.ts';
import type { Customer } from '../types.ts';

const CHANNELS = [
  ['email', 'E-mail'],
  ['text', 'Text message'],
  ['phone', 'Phone call'],
  ['post', 'Post'],
] as const;
const SOURCES = ['Phone call', 'Store visit', 'Letter', 'Online account'];

export function consentForm(customer: Customer): HTMLElement {
  const errors = problems();
  const updated = h('span', { class: 'quiet' }, `Updated ${date(customer.consent.updated)}`);
  const source = select('source', SOURCES, { placeholder: 'Choose a source' });
  const boxes = CHANNELS.map(([name, label]) => ({
    name,
    ...checkbox(label, { name, checked: customer.consent[name] }),
  }));
  const save = h('button', { type: 'submit', class: 'button' }, 'Save consent');
  const form = h(
    'form',
    { novalidate: true, class: 'form' },
    h(
      'fieldset',
      {},
      h('legend', { class: 'hint' }, 'The customer agrees to offers by'),
      boxes.map(({ element }) => element),
    ),
    field('Consent given by', source),
    errors.element,
    save,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!source.value) {
      errors.show([{ message: 'Choose how the customer gave consent.', control: source }]);
      return;
    }
    errors.show([]);
    void submitting(save, errors, async () => {
      const choices = Object.fromEntries(boxes.map(({ name, input }) => [name, input.checked]));
      const saved = await post<Customer>(`customers/${customer.id}/consent`, {
        ...choices,
        source: source.value,
      });
      updated.textContent = `Updated ${date(saved.consent.updated)}`;
      toast('Consent is saved.');
    });
  });
  return card('Contact consent', form, { actions: updated });
}
