/** Forms without a page of their own: changing the person, and taking back. */
import { at, type Routes } from '../route.ts';
import { tell } from '../sessions.ts';
import { personOf } from '../store.ts';

export const sessionRoutes: Routes = {
  'POST SignIn.aspx': ({ store, session, form }) => {
    const person = personOf(store, form.text('ddlUser'));
    session.personId = person.id;
    session.receipts.clear();
    tell(session, `You are signed in as ${person.name}.`);
    return { to: at('Default.aspx') };
  },

  'POST Undo.aspx': ({ session, form }) => {
    const { undo } = session;
    const isThis = undo !== null && String(undo.n) === form.text('hidUndo');
    if (isThis || !undo) tell(session, isThis ? 'Taken back.' : 'There is nothing left to take back.');
    else session.notice = 'Something newer was done since: that can no longer be taken back.';
    return { to: isThis ? undo.run() : at('Default.aspx') };
  },
};
