/** Miles with one's own vehicle. */

import { idOf, nameOf, selectField, textField } from '../fields.ts';
import { flag, html } from '../html.ts';
import { money, parseNumber, showDate } from '../money.ts';
import { mileagePounds, VEHICLES } from '../rules.ts';
import type { MileageItem } from '../types.ts';
import type { ItemForm } from './item-forms.ts';

const OPTIONS = Object.entries(VEHICLES).map(([name, pence]): [string, string] => [
  name,
  `${name} (${money(pence)} a mile)`,
]);

export const mileageForm: ItemForm = {
  kind: 'mileage',
  tab: 'Mileage',
  title: 'New report: mileage',
  panel: 'Add mileage with your own vehicle',
  typed: ['txtFromPlace', 'txtToPlace', 'txtMiles'],
  dayFields: ['txtDate', 'txtDate'],

  rows: (f) => html`
${textField(f, { name: 'txtDate', label: 'Date', required: true, size: 'short', hint: 'DD/MM/YYYY' })}
${textField(f, { name: 'txtFromPlace', label: 'From', required: true, hint: 'Town or postcode. From home only if that is the shorter way.' })}
${textField(f, { name: 'txtToPlace', label: 'To', required: true })}
${textField(f, { name: 'txtMiles', label: 'Miles one way', required: true, size: 'short', hint: 'Shortest way, for example 47' })}
<tr><td class="lbl"></td><td class="ctl"><input type="checkbox" id="${idOf('chkReturn')}" name="${nameOf('chkReturn')}" value="on"${flag('checked', f.value('chkReturn') === 'on')}> <label for="${idOf('chkReturn')}">Return journey on the same day</label></td></tr>
${selectField(f, { name: 'ddlVehicle', label: 'Vehicle', options: OPTIONS })}`,

  valuesOf(from) {
    if (!('kind' in from) || from.kind !== 'mileage') return { txtDate: showDate(from.date) };
    return {
      txtDate: showDate(from.date),
      txtFromPlace: from.from,
      txtToPlace: from.to,
      txtMiles: String(from.miles),
      chkReturn: from.isReturn ? 'on' : '',
      ddlVehicle: from.vehicle,
    };
  },

  read(fields): MileageItem {
    const date = fields.date('txtDate', 'Date');
    const from = fields.text('txtFromPlace', 'From: write where you started.', 60);
    const to = fields.text('txtToPlace', 'To: write where you went.', 60);
    const miles = parseNumber(fields.text('txtMiles', 'Miles one way: enter the distance.'), 1) ?? 0;
    if (!miles) fields.fail('txtMiles', 'Miles one way: write a number, such as 47.');
    if (miles > 1000)
      fields.fail('txtMiles', 'Miles one way: more than a day allows. Add each day by itself.');
    const vehicle = fields.choice('ddlVehicle', Object.keys(VEHICLES), 'Vehicle: choose what you drove.');
    const trip = { from, to, miles, isReturn: fields.isOn('chkReturn'), vehicle };
    return { kind: 'mileage', n: 0, date, ...trip, pounds: mileagePounds(trip) };
  },
};
