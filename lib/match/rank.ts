/** Ranks lessons for what is on the page: placed ones first, then by words; ratings decide between equals. */
import type { Lesson, Place } from '../lesson/schema.ts';
import type { Context } from '../page/context.ts';
import { clean } from '../page/text.ts';
import { compare, type Index, inverseFrequency, termScore } from './index.ts';
import { NO_VOTES, type Priors, usefulness } from './prior.ts';
import { type Term, terms } from './terms.ts';

/** The page as the matcher gets it: where it is and what it says. */
export interface Situation extends Context {
  readonly tool: string | null;
  readonly page: string | null;
}

/** Why a lesson was chosen. Words are quoted as they stand on the page. */
export type Reason =
  | { kind: 'alert' | 'field'; text: string }
  | { kind: 'page'; tool: string; page: string }
  | { kind: 'tool'; tool: string }
  | { kind: 'words'; words: string[] }
  | { kind: 'rated'; useful: number; votes: number };

export interface Match {
  readonly ref: string;
  readonly revision: string;
  readonly question: string;
  /** False: it may fit; listed as "maybe", never counted on the badge. */
  readonly sure: boolean;
  readonly score: number;
  readonly reasons: Reason[];
}

/** What of the page counts how much. */
const FIELDS = {
  field: 5,
  alerts: 4,
  headings: 3,
  title: 2,
  breadcrumbs: 1,
  labels: 1,
  actions: 1,
  path: 1,
} as const;

/** Words alone are sure only if the page says this share of the question, counted by rarity. */
const FLOOR = 0.6;
/** From this share on the page speaks of the question: an open dialog's title, a heading. */
const SPEAKS = 0.4;
const MOST = 8;

interface Scored {
  entry: number;
  place: Place | null;
  tier: number;
  words: number;
}

/**
 * Ranks the lessons for a situation.
 * @param priors votes by ref; a lesson without votes counts as unrated
 * @returns at most eight, best first; empty when nothing fits
 */
export function rank(index: Index, situation: Situation, priors: Priors): Match[] {
  const query = queryOf(situation);
  const shown = { field: bare(situation.field ?? ''), labels: new Set(situation.labels.map(bare)) };
  const scores = scoreWords(index, query);
  const best = Math.max(0, ...scores);
  const scored = index.entries
    .map(({ lesson }, entry): Scored => {
      const { place, tier } = placed(lesson, situation, shown);
      return { entry, place, tier, words: scores[entry]! };
    })
    .filter(({ entry, tier, words }) => tier > 0 || (words > 0 && says(index, entry, query) >= FLOOR / 2));
  const votes = (s: Scored) => priors.get(index.entries[s.entry]!.ref) ?? NO_VOTES;
  const equalise = (s: Scored) => s.tier * 4 + grade(index, s, query, best);
  scored.sort(
    (a, b) =>
      equalise(b) - equalise(a) ||
      usefulness(votes(b)) - usefulness(votes(a)) ||
      b.words - a.words ||
      compare(index.entries[a.entry]!.ref, index.entries[b.entry]!.ref),
  );
  return scored.slice(0, MOST).map((s) => {
    const { ref, lesson } = index.entries[s.entry]!;
    // Words alone are never sure of a lesson that was written for another tool.
    const mayBeHere = s.tier === TIER.tool || lesson.for.length === 0;
    const sure = s.tier >= TIER.page || (mayBeHere && says(index, s.entry, query) >= FLOOR);
    const reasons = reasonsOf(index, s, situation, query);
    const given = votes(s);
    if (given.votes > 0) reasons.push({ kind: 'rated', ...given });
    return { ref, revision: lesson.revision, question: lesson.question, sure, score: equalise(s), reasons };
  });
}

const TIER = { none: 0, tool: 1, page: 2, field: 3, alert: 4 } as const;

/** The situation's field and labels as `bare` makes them, once for all lessons. */
interface Shown {
  readonly field: string;
  readonly labels: ReadonlySet<string>;
}

function placed(lesson: Lesson, situation: Situation, shown: Shown): { place: Place | null; tier: number } {
  let best: { place: Place | null; tier: number } = { place: null, tier: TIER.none };
  for (const place of lesson.for) {
    const tier = tierOf(place, situation, shown);
    if (tier > best.tier) best = { place, tier };
  }
  return best;
}

function tierOf(place: Place, situation: Situation, shown: Shown): number {
  if (place.tool !== situation.tool) return TIER.none;
  if (place.page !== undefined && place.page !== situation.page) return TIER.none;
  if (place.alert !== undefined) return alertFor(place.alert, situation) ? TIER.alert : TIER.none;
  if (place.field !== undefined) {
    const want = bare(place.field);
    if (situation.field !== null && shown.field === want) return TIER.field;
    return shown.labels.has(want) ? TIER.tool : TIER.none;
  }
  return place.page === undefined ? TIER.tool : TIER.page;
}

/** Labels carry decorations such as "*" or ":"; they do not count. */
function bare(text: string): string {
  return clean(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The author wrote the tool's text as it is shown; the context holds it without numbers and quoted words. */
function alertFor(part: string, { alerts }: Situation): string | undefined {
  const want = clean(part, true).toLowerCase();
  return alerts.find((alert) => alert.toLowerCase().includes(want));
}

interface Query {
  /** Weight of each term, by the strongest place it stands in. */
  readonly weights: Map<string, number>;
  /** The word of the page behind each term, from its strongest place. */
  readonly words: Map<string, string>;
}

function queryOf(situation: Situation): Query {
  const query: Query = { weights: new Map(), words: new Map() };
  for (const [name, weight] of Object.entries(FIELDS) as [keyof typeof FIELDS, number][]) {
    for (const text of [situation[name] ?? []].flat()) {
      for (const { term, word } of terms(text, situation.language || 'en') as Term[]) {
        if ((query.weights.get(term) ?? 0) >= weight) continue;
        query.weights.set(term, weight);
        query.words.set(term, word);
      }
    }
  }
  return query;
}

function scoreWords(index: Index, query: Query): number[] {
  const scores = new Array<number>(index.entries.length).fill(0);
  for (const [term, weight] of query.weights) {
    const list = index.postings.get(term) ?? [];
    for (const [entry, frequency] of list)
      scores[entry]! += weight * termScore(index, list.length, entry, frequency);
  }
  return scores;
}

/**
 * How well the words fit, in grades, so that lessons can be equal and ratings decide between them. Lessons placed on
 * this page are equal unless the page speaks of one's question; of the others, those near the best one are.
 */
function grade(index: Index, { tier, entry, words }: Scored, query: Query, best: number): number {
  if (tier >= TIER.page) return says(index, entry, query) >= SPEAKS ? 1 : 0;
  if (words <= 0) return 0;
  const share = words / best;
  return share >= 0.75 ? 3 : share >= 0.4 ? 2 : 1;
}

/** The share of the question's words, by rarity, that stand on the page where it counts. */
function says(index: Index, entry: number, query: Query): number {
  const { lesson } = index.entries[entry]!;
  let [said, all] = [0, 0];
  for (const term of new Set(terms(lesson.question, lesson.language).map((t) => t.term))) {
    const rarity = inverseFrequency(index, index.postings.get(term)?.length ?? 0);
    all += rarity;
    if ((query.weights.get(term) ?? 0) >= 2) said += rarity;
  }
  return all === 0 ? 0 : said / all;
}

function reasonsOf(index: Index, scored: Scored, situation: Situation, query: Query): Reason[] {
  const reasons: Reason[] = [];
  const { place, tier, entry } = scored;
  if (place && tier === TIER.alert) reasons.push({ kind: 'alert', text: alertFor(place.alert!, situation)! });
  else if (place && tier === TIER.field) reasons.push({ kind: 'field', text: situation.field! });
  else if (tier === TIER.page) reasons.push({ kind: 'page', tool: situation.tool!, page: situation.page! });
  else if (tier === TIER.tool) reasons.push({ kind: 'tool', tool: situation.tool! });
  const words = strongest(index, entry, query, reasons.length === 0);
  if (words.length > 0) reasons.push({ kind: 'words', words });
  return reasons;
}

/**
 * The three words of the page that said most for this lesson; words that most lessons hold say nothing.
 * @param only there is no other reason: in a pack of a few lessons, where no word is rare, any is better than none
 */
function strongest(index: Index, entry: number, query: Query, only: boolean): string[] {
  const found: { rarity: number; score: number; word: string }[] = [];
  for (const [term, weight] of query.weights) {
    const list = index.postings.get(term);
    const own = list?.find(([number]) => number === entry);
    if (!own) continue;
    const score = weight * termScore(index, list!.length, entry, own[1]);
    found.push({ rarity: inverseFrequency(index, list!.length), score, word: query.words.get(term)! });
  }
  const rare = found.filter(({ rarity }) => rarity >= 0.7);
  return (only && rare.length === 0 ? found : rare)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ word }) => word);
}
