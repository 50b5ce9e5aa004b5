/** Starts Fernhill Desk: the frame around the views, the softphone, then the view for this address. */
import { h } from './dom.ts';
import { type Route, startRouter } from './router.ts';
import { refreshSession } from './session.ts';
import { createShell } from './shell.ts';
import './softphone.ts';
import { callView } from './views/call.ts';
import { callbacksView } from './views/callbacks.ts';
import { customerView } from './views/customer.ts';
import { customersView } from './views/customers.ts';
import { queueView } from './views/queue.ts';
import { refundView } from './views/refund.ts';
import { ticketView } from './views/ticket.ts';
import { ticketNewView } from './views/ticket-new.ts';
import { ticketsView } from './views/tickets.ts';

const routes: Route[] = [
  { path: '/', title: 'Call queue', load: queueView },
  { path: '/calls/:id', title: 'Live call', load: callView },
  { path: '/customers', title: 'Customers', load: customersView },
  { path: '/customers/:id', title: 'Customer', load: customerView },
  { path: '/tickets', title: 'Tickets', load: ticketsView },
  { path: '/tickets/new', title: 'New ticket', load: ticketNewView },
  { path: '/tickets/:id', title: 'Ticket', load: ticketView },
  { path: '/orders/:id/refund', title: 'Refund', load: refundView },
  { path: '/callbacks', title: 'Callbacks', load: callbacksView },
];

const shell = createShell();
document
  .querySelector('#app')
  ?.append(shell.element, h('div', { id: 'toasts', role: 'status', class: 'toasts' }));
void refreshSession();
void startRouter(routes, shell.screen);
