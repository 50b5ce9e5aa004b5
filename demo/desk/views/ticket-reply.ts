/** The editor under a conversation: a reply to the customer, or a note that only colleagues see. */
import { post } from '../api.ts';
import { h, uid } from '../dom.ts';
import { problems, submitting } from '../parts/form.ts';
import { plainText } from '../parts/rich.ts';
import { toast } from '../parts/toast.ts';
import { reload } from '../router.ts';
import type { Ticket } from '../types.ts';

const FORMATS: [label: string, command: string, sign: string][] = [
  ['Bold', 'bold', 'B'],
  ['Italic', 'italic', 'I'],
  ['Bulleted list', 'insertUnorderedList', '•'],
];

export function replyForm(ticket: Ticket): HTMLElement {
  const errors = problems();
  const editor = h('div', {
    id: uid('editor'),
    class: 'editor prose',
    contenteditable: 'true',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': 'Reply',
    tabindex: 0,
  });
  const send = h('button', { type: 'submit', class: 'button primary' });
  let kind: 'reply' | 'note' = 'reply';

  const tabs = (['reply', 'note'] as const).map((name) => {
    const click = () => choose(name);
    return h(
      'button',
      { type: 'button', class: 'tab', on: { click } },
      name === 'reply' ? 'Reply to customer' : 'Internal note',
    );
  });
  const choose = (name: 'reply' | 'note') => {
    kind = name;
    tabs.forEach(
      (tab, index) => void tab.setAttribute('aria-pressed', String((index === 1) === (name === 'note'))),
    );
    editor.setAttribute('aria-label', name === 'note' ? 'Internal note' : 'Reply');
    send.textContent = name === 'note' ? 'Add note' : 'Send reply';
    form.dataset.kind = name;
  };
  const tools = FORMATS.map(([label, command, sign]) => {
    // The only way an editable element can format a selection and keep undo working.
    const click = () => {
      editor.focus();
      document.execCommand(command);
    };
    const props = {
      type: 'button',
      class: 'tool',
      'aria-label': label,
      title: label,
      'data-format': command,
    };
    return h('button', { ...props, on: { click, mousedown: (event) => event.preventDefault() } }, sign);
  });

  const form = h(
    'form',
    { class: 'card reply', novalidate: true, 'aria-label': 'Write a reply' },
    h(
      'div',
      { class: 'reply-head' },
      h('div', { role: 'group', 'aria-label': 'Kind of message' }, tabs),
      h('div', { role: 'group', 'aria-label': 'Formatting' }, tools),
    ),
    editor,
    h('div', { class: 'reply-foot' }, errors.element, send),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = plainText(editor);
    if (!body) {
      errors.show([{ message: 'Write a message before you send it.', control: editor }]);
      return;
    }
    errors.show([]);
    void submitting(send, errors, async () => {
      await post(`tickets/${ticket.id}/reply`, { body, kind });
      toast(kind === 'note' ? 'The note is added.' : 'The reply is sent.');
      reload();
    });
  });
  choose('reply');
  return form;
}
