/**
 * Where each lesson's steps lead: the page it starts from and those that the steps open. Every name in bold must be a
 * control on one of them.
 */
import { rt } from './desk.ts';

const { ids } = rt;
const owned = `/Ticket/Display.html?id=${ids.owned}`;
const unowned = `/Ticket/Display.html?id=${ids.unowned}`;
const reply = `/Ticket/Update.html?Action=Respond&id=${ids.owned}`;
const comment = `/Ticket/Update.html?Action=Comment&id=${ids.owned}`;
const build = '/Search/Build.html?NewQuery=1';
const results = '/Search/Results.html?Query=id%20%3E%200';
const queue = '/Admin/Queues/Modify.html?Create=1';
const board = `/Dashboards/${ids.dashboard}/Returns%20board`;

/** By the lesson's id. Addresses of places.ts are looked at once for all. */
export const WAYS: Readonly<Record<string, readonly string[]>> = {
  'find-my-work': ['/'],
  'choose-homepage': ['/', '/Prefs/MyRT.html'],
  'create-ticket': ['/', '/Ticket/Create.html?Queue=1'],
  'cc-or-admin-cc': ['/Ticket/Create.html?Queue=1', reply],
  'reply-or-comment': [reply],
  'reply-to-customer': [owned, reply],
  'comment-for-colleagues': [owned, comment],
  'take-or-steal': [owned, unowned, `/Ticket/ModifyPeople.html?id=${ids.owned}`],
  'resolve-ticket': [owned, `/Ticket/Update.html?Action=Comment&DefaultStatus=resolved&id=${ids.owned}`],
  'merge-tickets': [unowned, `/Ticket/ModifyLinks.html?id=${ids.unowned}`],
  'set-reminder': [owned, '/'],
  'find-open-tickets': ['/', build, results],
  'and-or': [build],
  'save-search': [results, build],
  'search-to-spreadsheet': [results, build],
  'bulk-update': [results, '/Search/Bulk.html?Query=id%20%3E%200'],
  'create-queue': ['/Admin/Queues/', queue, `/Admin/Queues/GroupRights.html?id=${ids.queue}`],
  'queue-rights': [`/Admin/Queues/GroupRights.html?id=${ids.queue}`],
  'queue-watchers': [
    `/Admin/Queues/People.html?id=${ids.queue}`,
    `/Admin/Queues/People.html?id=${ids.queue}&GroupField=Name&GroupOp=LIKE&GroupString=Quokkadesk`,
  ],
  'create-user': ['/Admin/Users/', '/Admin/Users/Modify.html?Create=1'],
  'group-members': ['/Admin/Groups/', `/Admin/Groups/Members.html?id=${ids.group}`],
  'create-scrip': ['/Admin/Scrips/', '/Admin/Scrips/Create.html?Global=1'],
  'create-dashboard': [
    '/Dashboards/index.html',
    '/Dashboards/Modify.html?Create=1',
    `/Dashboards/Queries.html?id=${ids.dashboard}`,
  ],
  'mail-dashboard': [board, `/Dashboards/Subscription.html?id=${ids.dashboard}`],
};

/** Lessons whose pages only show up by mistake or signed out; alerts.test.ts looks at their controls there. */
export const ELSEWHERE = ['forgery-warning', 'no-permission', 'ticket-not-found', 'login-failed'];
