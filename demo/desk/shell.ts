/** The frame around every view: navigation, header with breadcrumb, the place for content, the softphone. */
import { h } from './dom.ts';
import { type IconName, icon } from './icons.ts';
import { skeleton } from './parts/page.ts';
import { statusMenu } from './parts/status-menu.ts';
import { type Crumb, go, type Screen } from './router.ts';

const NAV: [href: string, label: string, icon: IconName][] = [
  ['/desk/', 'Call queue', 'queue'],
  ['/desk/customers', 'Customers', 'people'],
  ['/desk/tickets', 'Tickets', 'ticket'],
  ['/desk/callbacks', 'Callbacks', 'calendar'],
];

export function createShell(): { element: HTMLElement; screen: Screen } {
  const main = h('main', { id: 'main' });
  const trail = h('ol');
  const links = NAV.map(([href, label, name]) => h('a', { href }, icon(name), label));
  const element = h(
    'div',
    { class: 'shell' },
    h('a', { class: 'skip', href: '#main' }, 'Skip to content'),
    h(
      'aside',
      { class: 'sidebar', 'aria-label': 'Fernhill Desk' },
      h('a', { class: 'brand', href: '/desk/' }, brandMark(), h('span', {}, h('b', {}, 'Fernhill'), ' Desk')),
      h(
        'nav',
        { 'aria-label': 'Main' },
        h(
          'ul',
          {},
          links.map((link) => h('li', {}, link)),
        ),
      ),
      h('a', { class: 'button nav-new', href: '/desk/tickets/new' }, icon('plus', 16), 'New ticket'),
      h('p', { class: 'sidebar-foot' }, 'Fernhill Mobile', h('br'), 'Customer service'),
    ),
    h(
      'header',
      { class: 'topbar' },
      h('nav', { 'aria-label': 'Breadcrumb', class: 'breadcrumb' }, trail),
      quickSearch(),
      statusMenu(),
    ),
    main,
    document.createElement('fernhill-softphone'),
  );

  const screen: Screen = {
    loading(title) {
      markCurrent(links);
      trail.replaceChildren(...crumbItems([{ label: title }]));
      main.setAttribute('aria-busy', 'true');
      main.replaceChildren(skeleton());
    },
    show(view, isFirst) {
      trail.replaceChildren(...crumbItems(view.crumbs));
      main.removeAttribute('aria-busy');
      main.replaceChildren(h('div', { class: 'view' }, view.content));
      if (isFirst) return;
      scrollTo(0, 0);
      const heading = main.querySelector('h1');
      heading?.setAttribute('tabindex', '-1');
      heading?.focus({ preventScroll: true });
    },
  };
  return { element, screen };
}

function markCurrent(links: HTMLAnchorElement[]): void {
  for (const link of links) {
    const path = link.pathname;
    const isHere =
      path === '/desk/'
        ? /^\/desk\/?(calls\/.*)?$/.test(location.pathname)
        : location.pathname.startsWith(path);
    if (isHere) link.setAttribute('aria-current', location.pathname === path ? 'page' : 'true');
    else link.removeAttribute('aria-current');
  }
}

function crumbItems(crumbs: Crumb[]): HTMLElement[] {
  return crumbs.map(({ label, href }) =>
    h('li', {}, href ? h('a', { href }, label) : h('span', { 'aria-current': 'page' }, label)),
  );
}

function quickSearch(): HTMLElement {
  const input = h('input', {
    type: 'search',
    name: 'q',
    placeholder: 'Find a customer',
    'aria-label': 'Find a customer',
  });
  const submit = (event: Event) => {
    event.preventDefault();
    go(`/desk/customers?q=${encodeURIComponent(input.value.trim())}`);
    input.value = '';
  };
  return h(
    'form',
    { role: 'search', 'aria-label': 'Quick search', class: 'quick-search', on: { submit } },
    icon('search', 16),
    input,
  );
}

function brandMark(): HTMLElement {
  return h('img', { src: '/desk/favicon.svg', alt: '', width: 26, height: 26 });
}
