/** Escalate and Merge. */
import { post } from '../api.ts';
import { h } from '../dom.ts';
import { openDialog } from '../parts/dialog.ts';
import { field, select } from '../parts/form.ts';
import { toast } from '../parts/toast.ts';
import { go, reload } from '../router.ts';
import type { Ticket, TicketRow } from '../types.ts';

const LEVELS = ['Team leader', 'Billing specialists', 'Network operations', 'Complaints'];

export function escalateDialog(ticket: Ticket): void {
  const to = select('to', LEVELS, { placeholder: 'Choose who receives it' });
  const reason = h('textarea', { name: 'reason', rows: 4 });
  openDialog({
    title: 'Escalate ticket',
    action: 'Escalate ticket',
    content: [
      field('Escalate to', to),
      field('Reason', reason, {
        hint: 'What you tried, and what you need from them. It becomes an internal note.',
      }),
    ],
    async submit() {
      if (!to.value) return [{ message: 'Choose who receives the ticket.', control: to }];
      if (!reason.value.trim())
        return [{ message: 'Write a reason before you escalate the ticket.', control: reason }];
      await post(`tickets/${ticket.id}/escalate`, { to: to.value, reason: reason.value });
      toast(`Ticket ${ticket.id} is escalated to ${to.value}.`);
      reload();
      return [];
    },
  });
}

export function mergeDialog(ticket: Ticket, others: TicketRow[]): void {
  const choices = others.map((other) =>
    h(
      'label',
      { class: 'check' },
      h('input', { type: 'radio', name: 'into', value: other.id }),
      h('span', {}, other.subject, h('small', {}, `${other.id} · ${other.status}`)),
    ),
  );
  const none = h('p', { class: 'quiet' }, 'This customer has no other ticket.');
  openDialog({
    title: 'Merge ticket',
    action: 'Merge tickets',
    content: [
      h('fieldset', {}, h('legend', {}, 'Merge into'), choices.length > 0 ? choices : none),
      h(
        'p',
        { class: 'hint' },
        `Messages of ticket ${ticket.id} move to the ticket you choose, and ${ticket.id} closes.`,
      ),
    ],
    async submit(data) {
      const into = String(data.get('into') ?? '');
      if (!into) return [{ message: 'Choose the ticket that stays open.' }];
      await post(`tickets/${ticket.id}/merge`, { into });
      toast(`Ticket ${ticket.id} is merged into ${into}.`);
      go(`/desk/tickets/${into}`);
      return [];
    },
  });
}
