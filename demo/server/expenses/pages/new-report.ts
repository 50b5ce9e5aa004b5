/** The three steps of a report, at one address. */
import { type Answer, at, type Context, type Routes } from '../route.ts';
import { openReport } from '../store.ts';
import type { Report } from '../types.ts';
import { postItems, removeItem, showItems } from './items.ts';
import { postPurpose, showPurpose } from './purpose.ts';
import { postReview, showReview } from './review.ts';

export const newReportRoutes: Routes = {
  'GET NewReport.aspx': (context) => step(context, showPurpose, showItems, showReview),
  'POST NewReport.aspx': (context) => step(context, postPurpose, postItems, postReview),
  'POST RemoveItem.aspx': (context) =>
    removeItem(context, openReport(context.store, context.me, context.query.get('id'))),
};

type Later = (context: Context, report: Report) => Answer;

function step(
  context: Context,
  purpose: (context: Context, report: Report | null) => Answer,
  items: Later,
  review: Later,
): Answer {
  const { store, me, query } = context;
  const id = query.get('id');
  const report = id === null ? null : openReport(store, me, id);
  const number = query.get('step');
  // Each step has an address of its own.
  if (number === null || (!report && number !== '1'))
    return { to: at('NewReport.aspx', { ...(report && { id: report.id }), step: 1 }) };
  if (!report || number === '1') return purpose(context, report);
  // A draft may have been saved before it had its days: the items need them.
  if (report.from === '' || report.to === '' || report.costCentre === '')
    return { to: at('NewReport.aspx', { id: report.id, step: 1 }) };
  return number === '3' ? review(context, report) : items(context, report);
}
