/** Hold, Transfer and End call. */
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { openDialog } from '../parts/dialog.ts';
import { checkbox, field, select } from '../parts/form.ts';
import { toast } from '../parts/toast.ts';
import { endCall, setHeld, transferCall } from '../session.ts';
import type { Call } from '../types.ts';

const TEAMS = ['Billing', 'Technical support', 'Sales', 'Store team', 'Team leader'];

export function callControls(call: Call, afterCall: () => void) {
  let held = false;
  const attempt = (work: Promise<void>) => void work.catch((error: Error) => toast(error.message));

  const hold = h('button', { type: 'button', class: 'button' });
  hold.addEventListener('click', () => attempt(setHeld(!held)));
  const transfer = h('button', { type: 'button', class: 'button' }, icon('transfer', 16), 'Transfer');
  transfer.addEventListener('click', () => transferDialog(call.id, afterCall));
  const end = h('button', { type: 'button', class: 'button danger' }, icon('end', 16), 'End call');
  end.addEventListener('click', () => attempt(endCall(call.id).then(afterCall)));

  const update = (isLive: boolean, isHeld: boolean) => {
    held = isHeld;
    hold.replaceChildren(icon(isHeld ? 'play' : 'pause', 16), isHeld ? 'Resume' : 'Hold');
    for (const button of [hold, transfer, end]) button.disabled = !isLive;
  };
  return { element: [hold, transfer, end], update };
}

function transferDialog(id: string, afterCall: () => void): void {
  const to = select('to', TEAMS, { placeholder: 'Choose a team' });
  const note = h('textarea', { name: 'note', rows: 3 });
  const stay = checkbox('Stay on the line to introduce the caller', { name: 'stay', checked: true });
  openDialog({
    title: 'Transfer call',
    action: 'Transfer call',
    content: [
      field('Transfer to', to),
      field('Handover note', note, { hint: 'The next person reads this before they greet the caller.' }),
      stay.element,
    ],
    async submit(data) {
      const team = String(data.get('to') ?? '');
      if (!team) return [{ message: 'Choose a team before you transfer the call.', control: to }];
      const text = String(data.get('note') ?? '').trim();
      if (!text) return [{ message: 'Write a handover note before you transfer the call.', control: note }];
      await transferCall(id, team, text);
      toast(`The call is transferred to ${team}.`);
      setTimeout(afterCall);
      return [];
    },
  });
}
