import { expect, it } from 'vitest';
import { isGenerated, stable } from '../../lib/page/anchor/generated.ts';

it.each([
  ...[
    ':r1:',
    ':R2ab:',
    'ember123',
    'ext-gen1042',
    'yui_3_5_1_1_13',
    'radix-:r3:',
    'mui-42',
    'headlessui-menu-button-7',
  ],
  ...['css-1q2w3e4', 'sc-bdVaJa', 'svelte-1hx9z2', 'Button_primary__3xY2z', 'styles__x9Kd2', 'gwt-uid-31'],
  ...['0f8fad5b-d9cb-469f-a165-70867728950e', 'a3f91c2e77', 'Szr5J', '123', '4711', 'x42'],
])('%s was made by a program', (token) => expect(isGenerated(token)).toBe(true));

it.each([
  ...[
    'save',
    'search-key',
    'tabNavCommercial',
    'loginForm',
    'user_email',
    'btn-primary',
    'col-md-6',
    'nav__item',
  ],
  ...[
    'form-control',
    'js-link-box-pl',
    'products_menu_item',
    'exampleInputEmail1',
    'h1',
    'step2',
    'customer-address',
  ],
])('%s was written by a person', (token) => expect(isGenerated(token)).toBe(false));

it('the number in an id is no part of what stays', () => {
  expect(stable('ticket-17-status')).toBe(stable('ticket-9-status'));
  expect(stable('ticket-17-status')).not.toBe(stable('ticket-17-owner'));
  expect(stable('ember123')).toBe('');
});
