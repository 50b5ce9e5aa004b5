/** A modal dialog with one form. `submit` returns an error to keep it open, or nothing when it is done. */
import { type Child, h, uid } from '../dom.ts';
import { type Problem, problems, submitting } from './form.ts';

interface DialogOptions {
  title: string;
  content: Child;
  action: string;
  submit(data: FormData): Problem[] | Promise<Problem[] | undefined> | undefined;
}

export function openDialog({ title, content, action, submit }: DialogOptions): void {
  const id = uid('dialog');
  const errors = problems();
  const confirm = h('button', { type: 'submit', class: 'button primary' }, action);
  const form = h(
    'form',
    { novalidate: true, class: 'form' },
    h('h2', { id }, title),
    errors.element,
    content,
    h(
      'div',
      { class: 'dialog-actions' },
      h('button', { type: 'button', class: 'button', on: { click: () => dialog.close() } }, 'Cancel'),
      confirm,
    ),
  );
  const dialog = h('dialog', { 'aria-labelledby': id }, form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submitting(confirm, errors, async () => {
      const found = (await submit(new FormData(form))) ?? [];
      errors.show(found);
      if (found.length === 0) dialog.close();
    });
  });
  dialog.addEventListener('close', () => dialog.remove());
  addEventListener('popstate', () => dialog.close(), { once: true });
  document.body.append(dialog);
  dialog.showModal();
}
