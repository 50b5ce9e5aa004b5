/** English. */
import { NAME } from '../text.ts';
import { VERBS } from './english-verbs.ts';
import type { WordList } from './list.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** A sentence that begins so is no instruction. */
const SUBJECTS = set(
  `a an the this that these those it its there here he she they we i you your our their his her my nobody somebody someone
  everybody everyone anybody who what which why how is are was were does did has had can could will would should shall may
  might must not no some many most several all each every both any`,
);

/** Where and when come before the action, up to a comma or colon. */
const LEADS = set(
  `if when whenever once after before while until unless as because since so for from in into on onto at to under over
  above below beside between behind by with without within during inside outside near next otherwise else instead
  whether where wherever per through throughout upon via depending optionally alternatively afterwards meanwhile later
  today tomorrow besides except`,
);

/** Said before the verb, and no part of it. */
const BEFORE = set(
  `then now first second third last finally also please again always never only do don’t don't and or but just`,
);

/** What follows the subject of a statement. */
const FINITE = set(
  `is are was were has have had can could will would should shall may might must means shows opens contains holds appears
  becomes stands lists tells says displays`,
);

/** Ends of words that only verbs have, to whoever has not listed them. */
const VERBAL = /^[a-z]{2,}(?:ify|ise|ize)$/;

interface Clause {
  readonly words: readonly string[];
}

const clauseOf = (text: string): Clause => ({
  words: text.toLowerCase().match(new RegExp(`${NAME}|[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}’'.-]*`, 'gu')) ?? [],
});

const isVerb = (word: string | undefined) =>
  word !== undefined && (VERBS.has(word.replace(/[.'’-]+$/, '')) || VERBAL.test(word));

/** Known to begin with a verb. */
function beginsWithVerb({ words }: Clause): boolean {
  const first = words.find((word) => !BEFORE.has(word) && !/ly$/.test(word));
  return isVerb(first);
}

/** Any of the parts, each perhaps with a lead of its own, begins with a verb; "under X choose Y" needs no comma. */
function holdsVerb(parts: readonly Clause[]): boolean {
  return parts.some(
    (part) => beginsWithVerb(part) || (LEADS.has(part.words[0] ?? '') && part.words.slice(1).some(isVerb)),
  );
}

/** Reads as a statement, a label or a question. */
function isStatement({ words }: Clause): boolean {
  const [first = '', second = ''] = words;
  if (SUBJECTS.has(first)) return true;
  if (/^\d/.test(first)) return true;
  if (first.length > 5 && /^[a-z]+ing$/.test(first) && !isVerb(first)) return true;
  return FINITE.has(second) && !isVerb(first);
}

function isAction(step: string): boolean {
  const text = step.trim();
  const [sentence = ''] = text.split(/(?<=[.!?])\s/, 1);
  const isQuoted = /^["'“‘«]/.test(text);
  const [head = '', ...behind] = sentence.split(/[:–—]\s+/);
  const parts = (from: string[]) => from.flatMap((part) => part.split(/[,;]\s+/)).map(clauseOf);
  const first = clauseOf(head);
  if (first.words.length === 0) return true;
  const isQuestion = /\?\s*$/.test(sentence);
  if (!isQuoted && isQuestion && /^(?:do|have)$/.test(first.words[0]!)) return false;
  if (!isQuoted && beginsWithVerb(first)) return true;
  if (!isQuoted && isQuestion) return false;
  const isLead = LEADS.has(first.words[0]!);
  const isLabel = isQuoted || first.words.length <= 3 || isStatement(first);
  // "Nobody owns it: select …" is a case and what to do in it; "Battery: 38 hours" is a fact.
  if (behind.length > 0 && (isLead || isLabel))
    return holdsVerb([...parts(behind), ...(isLead ? parts([head]) : [])]);
  if (isLead) {
    const [, ...others] = parts([head]);
    return others.some((part) => !isStatement(part) && part.words.length > 0) || holdsVerb(parts([head]));
  }
  if (isQuoted) return clauseOf(sentence).words.some(isVerb);
  return !isStatement(first);
}

const WRITTEN =
  'manual|handbook|documentation|docs|user guide|intranet|wiki|faqs?|knowledge base|sharepoint|help pages?';

export const ENGLISH: WordList = {
  vague:
    /\b(?:properly|appropriate(?:ly)?|as (?:needed|necessary|required|appropriate|applicable)|if applicable|accordingly|adequate(?:ly)?|suitabl[ey]|and so on|and so forth|and the like|et cetera|somehow|in a timely manner|as soon as possible|asap|some kind of|sort of)\b|\betc\b\.?/i,
  introduction:
    /^\s*(?:(?:introduction|overview|background|foreword|preface|history|(?:learning )?(?:objectives?|goals?|outcomes?))\s*(?:$|[:.–—-]|to\b)|about this (?:lesson|topic|page)|(?:in )?this (?:lesson|module|unit|course|article)\b|welcome to\b|before we (?:begin|start)\b|in the following\b)/i,
  history:
    /^\s*(?:(?:the )?history of\b|since (?:19|20)\d\d\b|in (?:19|20)\d\d\b)|\bwas (?:founded|introduced|launched|developed|established) in (?:\w+ )?(?:19|20)\d\d\b/i,
  elsewhere: [
    new RegExp(
      `\\b(?:read|check|look (?:\\w+ )?in|look it up in|open|use)\\s+(?:\\w+\\s+){0,3}(?:${WRITTEN})\\b`,
      'i',
    ),
    new RegExp(
      `\\b(?:see|refer to|consult|find (?:\\w+ ){0,2}(?:in|on))\\s+(?:\\w+\\s+){0,3}(?:${WRITTEN}|guide|guidelines?|polic(?:y|ies)|chapter|section \\d|training|course|video|article|attachment)\\b`,
      'i',
    ),
    new RegExp(
      `\\b(?:described|explained|documented|written|stated|found) in\\s+(?:\\w+\\s+){0,3}(?:${WRITTEN}|guide|policy)\\b`,
      'i',
    ),
    /\bfor (?:more|further) (?:details|information|help)\b/i,
  ],
  articles: set('a an the'),
  isAction,
};
