/** Sentences for authors: why no hint came, and what kept a lesson back. */
import type { Rule } from '../lib/campaign/act.ts';
import type { Reserve } from '../lib/hint/policy.ts';
import type { Place } from '../lib/lesson/schema.ts';
import type { Ahead, WhyNot } from '../lib/match/explain.ts';
import type { Part } from '../lib/match/query.ts';
import type { Translate, WordKey } from '../lib/words.ts';

const HELD: Record<Reserve, WordKey> = {
  'nothing fits': 'held_nothing',
  private: 'held_private',
  'no history': 'held_history',
  off: 'held_off',
  'page off': 'held_page',
  paused: 'held_paused',
  'quiet hours': 'held_quiet',
  busy: 'held_busy',
  'being read': 'held_read',
  closed: 'held_closed',
  known: 'held_known',
  dismissed: 'held_dismissed',
  budget: 'held_budget',
};

const KEPT: Record<Rule, WordKey> = {
  audience: 'keptAudience',
  order: 'keptOrder',
  place: 'keptPlace',
  hours: 'keptHours',
  quiet: 'keptQuiet',
  badge: 'keptBadge',
  snoozed: 'keptSnoozed',
  asked: 'keptAsked',
  private: 'keptPrivate',
  'no history': 'keptHistory',
  off: 'keptOff',
  'page off': 'keptPage',
  paused: 'keptPaused',
  'being read': 'keptRead',
  busy: 'keptBusy',
  'quiet hours': 'keptOwnQuiet',
  dismissed: 'keptDismissed',
  budget: 'keptBudget',
  need: 'keptNeed',
  turn: 'keptTurn',
};

const AHEAD: Record<Ahead['by'], WordKey> = {
  place: 'ahead_place',
  tool: 'ahead_tool',
  base: 'ahead_base',
  exact: 'ahead_exact',
  exactFocus: 'ahead_exactFocus',
  focused: 'ahead_focused',
  rating: 'ahead_rating',
  order: 'ahead_order',
};

const PARTS: Record<Part, WordKey> = {
  question: 'part_question',
  field: 'part_field',
  alerts: 'part_alerts',
  title: 'part_title',
  headings: 'part_headings',
  crumbs: 'part_crumbs',
  labels: 'part_labels',
  actions: 'part_actions',
  path: 'part_path',
};

/** Where a word stands on the page. */
export const partsOf = (parts: readonly Part[], t: Translate): string =>
  parts.map((part) => t(PARTS[part])).join(', ');

/** Why no hint came. */
export const heldOf = (why: Reserve, t: Translate): string => t(HELD[why]);

/** Why something of a campaign was not asked. */
export const keptOf = (rule: Rule, t: Translate): string => t(KEPT[rule]);

/** A place as an author writes it. */
export function placeOf({ tool, page, field, alert }: Place): string {
  const at = page === undefined ? tool : `${tool}/${page}`;
  return [
    at,
    ...(field === undefined ? [] : [`“${field}”`]),
    ...(alert === undefined ? [] : [`“${alert}”`]),
  ].join(' ');
}

/** With fewer pages seen of a tool no lesson is sure by a little. */
const FEW = 5;

/** What kept a lesson back. */
export function whyNotOf(rule: WhyNot, t: Translate): string {
  const list = (words: readonly string[]) =>
    new Intl.ListFormat(t.language, { type: 'unit' }).format(words.map((word) => `“${word}”`)) ||
    t('whyNot_none');
  const share = (part: number) => part.toLocaleString(t.language, { style: 'percent' });
  switch (rule.kind) {
    case 'unknown':
      return t('whyNot_unknown');
    case 'tools':
      return t('whyNot_tools', rule.tools.join(', '));
    case 'place':
      return t('whyNot_place', rule.places.map(placeOf).join(', '));
    case 'words':
      return t('whyNot_words', list(rule.shared), list(rule.unsaid));
    case 'below': {
      const ahead = rule.ahead.map(({ by }) => t(AHEAD[by])).join(', ');
      return t('whyNot_below', rule.first, ahead || t('ahead_none'));
    }
    case 'beyond':
      return t(
        'whyNot_beyond',
        rule.position.toLocaleString(t.language),
        rule.most.toLocaleString(t.language),
      );
    case 'floor': {
      const { pages, firsts } = rule.around ?? { pages: FEW, firsts: 0 };
      const number = (of: number) => of.toLocaleString(t.language);
      return [
        t('whyNot_floor', share(rule.probability), share(rule.floor)),
        ...(firsts > 0 ? [t('whyNot_floorElsewhere', number(firsts), number(pages))] : []),
        ...(pages < FEW ? [t('whyNot_floorNew')] : []),
      ].join(' ');
    }
    case 'other':
      return t('whyNot_else', rule.best);
  }
}
