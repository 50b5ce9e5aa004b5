/** Why a lesson was chosen, in words that stand on the page. */
import { BIT } from './fields.ts';
import type { Doc, Index } from './index.ts';
import { alertFor, type Placed, TIER } from './place.ts';
import type { Looked } from './score.ts';
import { type Card, maskIn } from './segment.ts';
import type { Situation } from './situation.ts';
import { terms } from './terms.ts';

/** Why a lesson was chosen. Words are quoted as they stand on the page. */
export type Reason =
  | { kind: 'alert' | 'field'; text: string }
  | { kind: 'page'; tool: string; page: string }
  | { kind: 'tool'; tool: string }
  | { kind: 'words'; words: string[] }
  /** The page's word stands in the lesson only as one of its other names, which is given. */
  | { kind: 'named'; word: string; name: string }
  | { kind: 'rated'; useful: number; votes: number };

const MOST = 3;
/** Words that most lessons hold are no reason, */
const RARE = 0.7;
/** nor are one or two small letters, which are rare in a small pack. "HR" is a word. */
const TINY = /^\p{Script=Latin}{1,2}$/u;

/** What is known of the lesson on this page. */
interface Known {
  /** Its nearest place, if it is placed here. */
  readonly placed: Placed | null;
  /** The page says most of its question. */
  readonly isWhole: boolean;
}

/** The reasons for one lesson, the strongest first, without those of ratings; none if it shares only common words. */
export function reasonsOf(
  index: Index,
  looked: Looked,
  doc: Doc,
  card: Card,
  { placed, isWhole }: Known,
  at: Situation,
): Reason[] {
  const reasons: Reason[] = [];
  if (placed?.tier === TIER.alert) reasons.push({ kind: 'alert', text: alertFor(placed.place.alert!, at)! });
  else if (placed?.tier === TIER.field) reasons.push({ kind: 'field', text: at.field! });
  else if (placed?.tier === TIER.page) reasons.push({ kind: 'page', tool: at.tool!, page: at.page! });
  else if (placed) reasons.push({ kind: 'tool', tool: at.tool! });
  const strong = strongest(index, looked, doc, reasons.length === 0 && isWhole);
  const words = strong.filter(({ isNamed }) => !isNamed).map(({ word }) => word);
  if (words.length > 0) reasons.push({ kind: 'words', words });
  const language = index.segments[doc.segment]!.language;
  for (const { word, isNamed } of strong) {
    const name = isNamed ? nameWith(word, card, language) : undefined;
    if (name !== undefined) reasons.push({ kind: 'named', word, name });
  }
  return reasons;
}

interface Strong {
  readonly word: string;
  readonly rarity: number;
  readonly by: number;
  readonly isNamed: boolean;
}

/** @param only there is no other reason: in a pack where no word is rare, any is better than none */
function strongest(index: Index, looked: Looked, { segment: number, doc }: Doc, only: boolean): Strong[] {
  const segment = index.segments[number]!;
  const own = looked.stems[number]!;
  const found: Strong[] = [];
  const said = new Set<number>();
  const order = looked.query.terms
    .map((_, term) => term)
    .sort((a, b) => looked.query.terms[b]!.weight - looked.query.terms[a]!.weight || a - b);
  for (const term of order) {
    const mask = maskIn(segment, own[term]!, doc);
    // What a lesson stands under, such as its tool's name, is said on every page of the tool.
    if (mask === 0 || mask === BIT.context || said.has(own[term]!)) continue;
    said.add(own[term]!);
    const { word } = looked.query.terms[term]!;
    // A word of the question says more than one of the body.
    const by = (looked.byStem[term]! + looked.byForm[term]!) * (mask & BIT.question ? 2 : 1);
    found.push({ word, rarity: looked.rarity[term]!, by, isNamed: mask === BIT.names });
  }
  const isTiny = (word: string) => TINY.test(word) && word !== word.toUpperCase();
  const rare = found.filter(({ rarity, word }) => rarity >= RARE && !isTiny(word));
  return (only && rare.length === 0 ? found : rare).sort((a, b) => b.by - a.by).slice(0, MOST);
}

/** The lesson's other name that holds the word. */
function nameWith(word: string, { keywords, synonyms }: Card, language: string): string | undefined {
  const [want] = terms(word, language);
  return [...synonyms, ...keywords].find((name) =>
    terms(name, language).some(({ term }) => term === want?.term),
  );
}
