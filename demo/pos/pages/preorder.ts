/** A pre-order of a product before its launch: a deposit in the basket, and who it is for. */
import { ask } from '../api.ts';
import { longDate } from '../format.ts';
import { html } from '../html.ts';
import { choices, field, input, read } from '../parts/fields.ts';
import { openSheet } from '../parts/sheet.ts';
import { toast } from '../parts/toast.ts';
import { go } from '../routes.ts';
import { refreshSession } from '../till.ts';
import type { Product } from '../types.ts';

export function openPreorder({ id, name, colours, launch }: Product, colour: string): void {
  const customer = input('name', { 'data-focus': '' });
  const phone = input('phone', { type: 'tel', inputmode: 'tel', placeholder: '07700 900000' });
  const form = openSheet({
    title: `Pre-order ${name}`,
    action: 'Add deposit to basket',
    content: html`<div class="stack">
      <p class="soft">The customer pays £50.00 now and the rest on collection, from ${longDate(launch)}.</p>
      ${choices('Colour for the customer', 'shade', colours, colour)}
      ${field('Customer name', customer)}
      ${field('Mobile number', phone, { hint: 'We send one text when the phone is here.' })}
    </div>`,
    async send() {
      if (!customer.value.trim()) return { message: 'Enter the customer’s name.', field: customer };
      if (phone.value.replace(/\D/g, '').length < 10)
        return { message: 'Enter a mobile number with at least ten digits.', field: phone };
      const body = { product: id, name: customer.value, phone: phone.value, colour: read(form, 'shade') };
      await ask('preorders', body);
      await refreshSession();
      toast('Deposit added to the basket');
      go('/sell');
      return undefined;
    },
  });
}
