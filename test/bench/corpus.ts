/** Lessons and pages to measure with: the shipped lessons, made many by exchanging words, always the same. */
import { readFolder } from '../../cli/folder.ts';
import { compilePack } from '../../lib/lesson/compile.ts';
import type { Lesson } from '../../lib/lesson/schema.ts';
import type { Inline } from '../../lib/lesson/words.ts';
import type { Entry } from '../../lib/match/index.ts';
import type { Situation } from '../../lib/match/rank.ts';

const { texts, media } = await readFolder('lessons/fernhill');
const { pack } = await compilePack(texts, '', media);
if (!pack) throw new Error('lessons/fernhill cannot be compiled');
const real = pack.lessons;

/** The real lessons, then copies whose words are partly others, up to this many. */
export function lessons(count: number): Entry[] {
  return Array.from({ length: count }, (_, n) => {
    const lesson = real[n % real.length]!;
    return { ref: `bench/${lesson.id}-${n}`, lesson: n < real.length ? lesson : varied(lesson, n) };
  });
}

/** Pages that show the words of one lesson each, among the frame that every page of a tool has. */
export function situations(entries: readonly Entry[], count: number): Situation[] {
  return entries.slice(0, count).map(({ lesson }) => ({
    tool: lesson.for[0]!.tool,
    page: lesson.for[0]!.page ?? null,
    title: `${lesson.question} · Fernhill Desk`,
    headings: [lesson.question],
    breadcrumbs: ['Tickets'],
    labels: ['Customer', 'Subject', 'Category', 'Priority', 'Description', ...lesson.keywords],
    actions: ['Create ticket', 'Cancel', 'Mute', 'Hold', 'Keypad'],
    field: null,
    alerts: [],
    language: 'en',
    path: '/desk/tickets/new',
  }));
}

/** Every third word gets a number: as many different words as a real collection has, and as many shared ones. */
function varied(lesson: Lesson, n: number): Lesson {
  const text = (words: string) =>
    words.replace(/\p{L}{4,}/gu, (word, at: number) => ((at + n) % 3 === 0 ? `${word}${n % 97}` : word));
  const inline = (part: Inline): Inline =>
    typeof part === 'string'
      ? text(part)
      : part.kind === 'code'
        ? part
        : { ...part, of: part.of.map(inline) };
  return {
    ...lesson,
    question: text(lesson.question),
    answer: lesson.answer.map(inline),
    for: n % 10 === 0 ? lesson.for : [{ tool: `tool-${n % 40}` }],
  };
}
