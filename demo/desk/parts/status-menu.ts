/** The agent's own status: a button that opens a menu, usable with the arrow keys. */
import { h, uid } from '../dom.ts';
import { initials } from '../format.ts';
import { icon } from '../icons.ts';
import { onSession, STATUSES, session, setStatus } from '../session.ts';
import { toast } from './toast.ts';

const CHOOSABLE = STATUSES.filter((status) => status !== 'On a call');

export function statusMenu(): HTMLElement {
  const id = uid('menu');
  const avatar = h('span', { class: 'avatar small', 'aria-hidden': 'true' });
  const name = h('span', { class: 'agent-name' });
  const status = h('span', { class: 'agent-status' });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'status-button',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-controls': id,
    },
    avatar,
    h('span', { class: 'agent' }, name, status),
    icon('down', 14),
  );
  const items = CHOOSABLE.map((label) =>
    h(
      'button',
      { type: 'button', role: 'menuitemradio', tabindex: -1, 'data-status': label },
      h('span', { class: 'dot' }),
      label,
    ),
  );
  const menu = h(
    'div',
    { id, class: 'menu', role: 'menu', 'aria-label': 'Your status', hidden: true },
    items,
  );
  const element = h('div', { class: 'status-menu' }, button, menu);

  const open = (isOpen: boolean) => {
    menu.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) (items.find((item) => item.dataset.status === session().status) ?? items[0])?.focus();
  };
  button.addEventListener('click', () => open(menu.hidden === true));
  for (const item of items) {
    item.addEventListener('click', () => {
      open(false);
      button.focus();
      setStatus(item.dataset.status ?? '').catch((error: Error) => toast(error.message));
    });
  }
  element.addEventListener('keydown', (event) => {
    if (menu.hidden) return;
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      items.at(next % items.length)?.focus();
    } else if (event.key === 'Escape') {
      open(false);
      button.focus();
    }
  });
  element.addEventListener('focusout', (event) => {
    if (!element.contains(event.relatedTarget as Node | null)) open(false);
  });
  onSession((now) => {
    avatar.textContent = initials(now.agent);
    name.textContent = now.agent;
    status.textContent = now.status;
    status.dataset.status = now.status;
    for (const item of items) item.setAttribute('aria-checked', String(item.dataset.status === now.status));
  });
  return element;
}
