/** A discount on the basket. Above the limit a manager approves it with a PIN. */
import { keypadFor } from '../elements/keypad.ts';
import { element, html, onPress } from '../html.ts';
import { alertBox } from '../parts/alert.ts';
import { control, field, input, read, select } from '../parts/fields.ts';
import { openSheet } from '../parts/sheet.ts';

const LIMIT = 10;
const REASONS = ['Price match', 'Damaged packaging', 'Display item', 'Goodwill', 'Staff purchase'];

interface Wanted {
  percent: number;
  reason: string;
  pin: string;
}

/** Asks for a discount. `give` rejects with the server's words. */
export function openDiscount(give: (wanted: Wanted) => Promise<void>): void {
  const percent = input('percent', { inputmode: 'decimal', 'data-focus': '', placeholder: '0' });
  const pin = input('pin', { type: 'password', inputmode: 'numeric', maxlength: '4' });
  const approval = element`<div hidden>
    ${field('Manager PIN', pin, { hint: 'Turn the screen to the manager. In this practice store the PIN is 2468.' })}
  </div>`;
  const warning = element`<div></div>`;
  const amount = () => Number(percent.value.replace(',', '.'));
  const keypad = keypadFor(percent);
  const update = () => {
    const isAbove = amount() > LIMIT;
    if (isAbove === approval.hidden)
      warning.replaceChildren(
        ...(isAbove
          ? [
              alertBox(
                `This discount is above your limit of ${LIMIT} percent. A manager approves it with a PIN.`,
                'care',
              ),
            ]
          : []),
      );
    approval.hidden = !isAbove;
  };
  percent.addEventListener('input', update);
  percent.addEventListener('focus', () => {
    keypad.field = percent;
  });
  pin.addEventListener('focus', () => {
    keypad.field = pin;
  });

  const form = openSheet({
    title: 'Discount',
    action: 'Apply discount',
    wide: true,
    content: html`<div class="with-keypad">
      <div class="stack">
        ${field('Discount in percent', percent)}
        <div class="quick" role="group" aria-label="Usual discounts">${[5, 10, 15, 20].map(
          (one) =>
            element`<button type="button" class="key" data-do="set" data-percent="${one}">${one} %</button>`,
        )}</div>
        ${field('Reason', select('reason', 'Choose a reason', REASONS))}
        ${warning}${approval}
      </div>
      ${keypad}
    </div>`,
    async send() {
      const wanted = { percent: amount(), reason: read(form, 'reason'), pin: read(form, 'pin') };
      if (!(wanted.percent > 0)) return { message: 'Enter a discount above zero.', field: percent };
      if (!wanted.reason)
        return { message: 'Choose a reason for the discount.', field: control(form, 'reason') };
      if (wanted.percent > LIMIT && !/^\d{4}$/.test(wanted.pin))
        return { message: 'Ask a manager to enter their four-digit PIN.', field: pin };
      await give(wanted);
      return undefined;
    },
  });
  onPress(form, {
    set: ({ dataset }) => {
      percent.value = dataset.percent ?? '';
      update();
    },
  });
}
