/** The pages of Request Tracker that the tests visit: which page Cuecard finds there, and which lesson it shows first. */
import { rt } from './desk.ts';

export interface Place {
  readonly address: string;
  readonly page: string;
  /** The first lesson, or null: a page that Cuecard knows and has no lesson for. */
  readonly lesson: string | null;
}

const { ids } = rt;
const place = (page: string, address: string, lesson: string | null): Place => ({ page, address, lesson });

export const PLACES: readonly Place[] = [
  place('glance', '/', 'find-my-work'),
  place('glance-edit', '/Prefs/MyRT.html', 'choose-homepage'),
  place('ticket-create', '/Ticket/Create.html?Queue=1', 'create-ticket'),
  place('ticket', `/Ticket/Display.html?id=${ids.unowned}`, 'reply-to-customer'),
  place('ticket', `/Ticket/Display.html?id=${ids.owned}`, 'reply-to-customer'),
  place('reply', `/Ticket/Update.html?Action=Respond&id=${ids.owned}`, 'reply-to-customer'),
  place('comment', `/Ticket/Update.html?Action=Comment&id=${ids.owned}`, 'reply-or-comment'),
  place('ticket-people', `/Ticket/ModifyPeople.html?id=${ids.owned}`, null),
  place('ticket-links', `/Ticket/ModifyLinks.html?id=${ids.unowned}`, 'merge-tickets'),
  place('ticket-reminders', `/Ticket/Reminders.html?id=${ids.owned}`, 'set-reminder'),
  place('ticket-history', `/Ticket/History.html?id=${ids.owned}`, null),
  place('search-builder', '/Search/Build.html?NewQuery=1', 'find-open-tickets'),
  place('search-results', '/Search/Results.html?Query=id%20%3E%200', 'bulk-update'),
  place('search-bulk', '/Search/Bulk.html?Query=id%20%3E%200', 'bulk-update'),
  place('queues', '/Admin/Queues/', 'create-queue'),
  place('queue', '/Admin/Queues/Modify.html?Create=1', 'create-queue'),
  place('queue-people', `/Admin/Queues/People.html?id=${ids.queue}`, 'queue-watchers'),
  place('queue-rights', `/Admin/Queues/GroupRights.html?id=${ids.queue}`, 'queue-rights'),
  place('users', '/Admin/Users/', 'create-user'),
  place('user', `/Admin/Users/Modify.html?id=${ids.user}`, 'create-user'),
  place('groups', '/Admin/Groups/', 'group-members'),
  place('group-members', `/Admin/Groups/Members.html?id=${ids.group}`, 'group-members'),
  place('scrips', '/Admin/Scrips/', 'create-scrip'),
  place('scrip-create', '/Admin/Scrips/Create.html?Global=1', 'create-scrip'),
  place('dashboards', '/Dashboards/index.html', 'create-dashboard'),
  place('dashboard', `/Dashboards/${ids.dashboard}/Returns%20board`, 'mail-dashboard'),
  place('dashboard-basics', '/Dashboards/Modify.html?Create=1', 'create-dashboard'),
  place('dashboard-content', `/Dashboards/Queries.html?id=${ids.dashboard}`, 'create-dashboard'),
  place('dashboard-subscription', `/Dashboards/Subscription.html?id=${ids.dashboard}`, 'mail-dashboard'),
];
