/** Where a customer can be reached. */
import { post } from '../api.ts';
import { h } from '../dom.ts';
import { field, type Problem, problems, select, submitting } from '../parts/form.ts';
import { card } from '../parts/page.ts';
import { toast } from '../parts/toast.ts';
import type { Customer } from '../types.ts';

export function contactForm(customer: Customer): HTMLElement {
  const input = (name: keyof Customer & string, type = 'text') =>
    h('input', { name, type, value: String(customer[name]), autocomplete: 'off' });
  const phone = input('phone', 'tel');
  const email = input('email', 'email');
  const errors = problems();
  const save = h('button', { type: 'submit', class: 'button' }, 'Save contact details');
  const form = h(
    'form',
    { novalidate: true, class: 'form' },
    h(
      'div',
      { class: 'fields' },
      field('Phone', phone),
      field('E-mail', email),
      field('Address', input('address')),
      field('City', input('city')),
      field('Postcode', input('postcode')),
      field(
        'Preferred contact',
        select('preferred', ['E-mail', 'Phone', 'Text message', 'Post'], { value: customer.preferred }),
      ),
    ),
    errors.element,
    save,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong: Problem[] = [];
    if (!phone.value.trim()) wrong.push({ message: 'Enter a phone number.', control: phone });
    if (!email.value.includes('@'))
      wrong.push({ message: 'Enter an e-mail address with an @ sign.', control: email });
    errors.show(wrong);
    if (wrong.length > 0) return;
    void submitting(save, errors, async () => {
      await post(`customers/${customer.id}/contact`, Object.fromEntries(new FormData(form)));
      toast('Contact details are saved.');
    });
  });
  return card('Contact details', form);
}
