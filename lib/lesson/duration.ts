/** How long a lesson takes: the longest path that one learner can go through it. */
import type { Block, BlockOf, Cue } from './block.ts';
import type { Scene } from './case.ts';
import type { Check } from './check.ts';
import { codeText, plainText } from './plain.ts';
import type { Lesson } from './schema.ts';
import type { Inline } from './words.ts';

/** Words a minute of somebody who reads instructions; samples and code are scanned, not read. */
const [READING, SCANNING] = [175, 350];

/** Seconds for each step that is done on the page. */
const LIVE_STEP = 6;

type Measured = Pick<Lesson, 'question' | 'answer' | 'blocks' | 'language'>;

/** Seconds for the question, the answer and every block; of alternatives the longer counts. */
export function secondsOf(lesson: Measured): number {
  const measure = measureOf(lesson.language);
  const own = measure.read([lesson.question], lesson.answer);
  return Math.round(own + lesson.blocks.reduce((sum, block) => sum + measure.block(block), 0));
}

/** Seconds for one block alone. */
export function blockSeconds(block: Block, language: string): number {
  return measureOf(language).block(block);
}

function measureOf(language: string) {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const words = (text: string) => [...segmenter.segment(text)].filter((part) => part.isWordLike).length;
  const scan = (text: string) => (words(text) / SCANNING) * 60;
  const read = (...parts: (readonly Inline[] | undefined)[]) =>
    parts.reduce((sum, part) => sum + (part ? (words(plainText(part)) / READING) * 60 : 0), 0);
  const longest = (all: number[]) => Math.max(0, ...all);
  const sum = (all: number[]) => all.reduce((a, b) => a + b, 0);

  const scene = ({ situation, choices }: Scene): number =>
    read(...situation) +
    sum(choices.map(({ say }) => read(say))) +
    longest(choices.map(({ outcome, feedback, next }) => read(outcome, feedback) + (next ? scene(next) : 0)));

  const check = (block: Check): number => {
    const question = read(block.question);
    if (block.ask === 'single' || block.ask === 'multiple') {
      const feedback = block.options.map((option) => read(option.feedback));
      const heard = block.ask === 'single' ? longest(feedback) : sum(feedback);
      return question + sum(block.options.map(({ say }) => read(say))) + heard;
    }
    if (block.ask === 'number')
      return question + longest([read(block.right), read(block.low), read(block.high)]);
    const asked = block.ask === 'order' ? read(...block.items) : read(block.parts.map(partText));
    return question + asked + longest([read(block.right), read(block.wrong)]);
  };

  const played = (seconds: number, transcript: readonly Cue[]) =>
    longest([seconds, read(transcript.map(({ text }) => `${text} `))]);

  /** The line is said once, then heard or read. */
  const rolePlay = ({ title, situation, heard, lines = [], model, spoken }: BlockOf<'role-play'>) =>
    read([title], ...situation) +
    (heard ? played(heard.seconds, heard.transcript) : 0) +
    sum(lines.map(({ say }) => read(say))) +
    longest(lines.map(({ feedback }) => read(feedback))) +
    read([model]) +
    longest([read([model]), spoken?.seconds ?? 0]);

  const block = (one: Block): number => {
    switch (one.kind) {
      case 'text':
        return read(one.of);
      case 'steps':
        return read([one.title ?? '']) + sum(one.steps.map((step) => read(step.do, step.note)));
      case 'checklist':
        return read([one.title ?? '']) + sum(one.items.map((item) => read(item.do, item.note)));
      case 'demo':
        return (
          read([one.title ?? '']) +
          sum(one.steps.map((step) => read(step.say, step.note) + (step.where ? LIVE_STEP : 0)))
        );
      case 'video':
      case 'audio':
        return read([one.title]) + played(one.seconds, one.transcript);
      case 'sample':
        return scan(`${one.title} ${one.text}`);
      case 'code':
        return scan(`${one.title} ${codeText(one.tokens)}`);
      case 'template':
        return scan([one.title, ...one.parts.map((part) => partText(part))].join(' '));
      case 'calculator':
        return read([one.title], ...[...one.inputs, ...one.results].map(({ label }) => [label]));
      case 'case':
        return read([one.title]) + scene(one.scene);
      case 'check':
        return check(one);
      case 'role-play':
        return rolePlay(one);
    }
  };
  return { read, block };
}

function partText(part: string | { label: string } | { accept: string[] }): string {
  if (typeof part === 'string') return part;
  return 'label' in part ? part.label : part.accept[0]!;
}
