/** The background's answers about a demo that is shown on the live page. */
import type { ShownStep, TabState } from '../answer.ts';
import { choicesOf, type Pointed, pageOfStep, type Run, stepAfter } from '../hint/run.ts';
import { type Drift, eventId } from '../insight/event.ts';
import { knownWords } from '../insight/known-words.ts';
import { anchorKey } from '../lesson/anchors.ts';
import type { DemoStep } from '../lesson/demo.ts';
import type { Lesson } from '../lesson/schema.ts';
import { seenIn } from '../match/seen.ts';
import { formOf, wordsOf } from '../match/terms.ts';
import { WEIGHTS } from '../page/anchor/weights.ts';
import { type AnchorRecord, choose, recordIn } from '../page/anchor.ts';
import { hintOf } from './hints.ts';
import type { Handlers, Sender } from './messages.ts';
import { beginRun, keepActed, keepDrift, moveRun } from './runs.ts';
import type { OpenHint, Session } from './session.ts';
import { isPrivateTab, store, tabOf, type World, whereOf } from './world.ts';

export function showHandlers(
  world: World,
): Pick<Handlers, 'showMe' | 'step' | 'drifted' | 'relocate' | 'anchored' | 'stepped'> {
  const { session } = world;
  return {
    async showMe({ ref, block, isPractice, tab: named }, sender) {
      const tab = await tabOf(world, sender, named);
      const state = tab === null ? null : await session.tab(tab);
      if (tab === null || !state) return 'refused';
      const lesson = await lessonAt(world, ref, state);
      if (!lesson || stepsIn(lesson, block) === null) return 'refused';
      await beginRun(world, tab, state, { ref, revision: lesson.revision, block, isPractice });
      return 'shown';
    },

    async step({ from, to, wrong }, sender) {
      const open = await hintOf(world, sender);
      // Asked for twice, it is done once; a worker may have died before the page was told.
      if (open.run?.step !== from) {
        await world.showHint(open.tab, true);
        return null;
      }
      const steps = await stepsOf(world, open);
      if (to === null && steps && from < steps.length - 1) await noteAbandoned(world, open);
      await moveRun(world, open, to !== null && steps && to < steps.length ? to : null, wrong);
      return null;
    },

    async drifted({ step, id }, sender) {
      const open = await hintOf(world, sender);
      if (open.run?.step !== step || !(await stepsOf(world, open))?.[step]?.where) return null;
      const page = (await session.tab(open.tab))?.page?.id ?? null;
      const { tool, lesson, revision, run } = open;
      const data = { block: run.block, ...(open.drift?.step === step ? open.drift : { step }) };
      await store(world, { kind: 'drifted', id, tool, page, lesson, revision, data }, open.tab);
      return null;
    },

    async relocate({ token, step, records }, sender) {
      const open = await runAt(session, sender, { token, step });
      if (!open) return null;
      const demo = (await stepsOf(world, open))?.[step];
      if (!demo) return null;
      const { best, score } = likeliest(demo, records);
      if (!best) return null;
      await keepDrift(world, open, { step, ...(await candidateOf(world, open, best, score)) });
      return score !== null && score >= WEIGHTS.floor ? records.indexOf(best) : null;
    },

    async anchored({ token, step, record }, sender) {
      const open = await runAt(session, sender, { token, step });
      if (!open) return null;
      const [, lesson = ''] = open.lesson.split('/');
      // A variant's steps are not those that `anchors.yaml` counts.
      const isVariant = (await (await world.library()).shown(open.lesson, open))?.variant !== undefined;
      // Of a private window nothing is kept, how it looks neither.
      if (!isVariant && (await world.isAuthor()) && !(await isPrivateTab(world, open.tab)))
        await session.keepAnchor(anchorKey(lesson, open.run.block, step), record);
      return null;
    },

    async stepped({ token, step, isDone }, sender) {
      const open = await runAt(session, sender, { token, step }, true);
      if (!open) return null;
      if (isDone) await moveRun(world, open, stepAfter((await stepsOf(world, open)) ?? [], step));
      else await keepActed(world, open, token);
      return null;
    },
  };
}

/**
 * The open hint, where its page's script speaks of the step that is shown; else null.
 * @param mayBeLate the script's page may be gone, and another one be there already
 */
async function runAt(
  session: Session,
  { tab }: Sender,
  { token, step }: { token: string; step: number },
  mayBeLate = false,
): Promise<(OpenHint & { run: Run }) | null> {
  const open = await session.hint();
  if (!open?.run || open.tab !== tab?.id || open.run.step !== step) return null;
  const isKnown = open.token === token || (mayBeLate && open.run.words?.includes(token));
  return isKnown ? { ...open, run: open.run } : null;
}

/** A demo was ended in the middle. Told twice, it is one: of a person's day each step counts once. */
async function noteAbandoned(world: World, { tab, tool, lesson, revision, run }: OpenHint): Promise<void> {
  const page = (await world.session.tab(tab))?.page?.id ?? null;
  const data = { block: run!.block, step: run!.step };
  const event = { kind: 'abandoned', id: eventId(), tool, page, lesson, revision, data } as const;
  // The demo ends all the same.
  await store(world, event, tab, true).catch(() => {});
}

/** What the script in the page needs of the step that is shown. */
export async function pointedAt(world: World, tab: number, run: Run | null): Promise<Pointed | null> {
  if (!run) return null;
  const open = await world.session.hint();
  const step = open?.tab === tab ? (await stepsOf(world, open))?.[run.step] : undefined;
  if (!step) return null;
  const { where = null, anchor = null, act = null, expect = null } = step;
  const records = ((await world.library()).tools.find(({ id }) => id === open!.tool)?.records ?? []).join();
  return {
    ...{ step: run.step, where, anchor, act, expect, records, hasActed: run.hasActed ?? false },
    ...{ isPractice: run.practice !== undefined, isAuthor: await world.isAuthor() },
  };
}

/** What the frame says of the step that is shown. */
export async function shownStep(world: World, open: OpenHint, state: TabState): Promise<ShownStep | null> {
  const lesson = open.run && (await lessonAt(world, open.lesson, state));
  const steps = lesson && stepsIn(lesson, open.run!.block);
  const demo = steps?.[open.run!.step];
  if (!lesson || !steps || !demo) return null;
  const { step } = open.run!;
  return {
    step,
    of: steps.length,
    demo,
    elsewhere: await elsewhere(world, steps, step, state),
    language: lesson.language,
    practice: practiceOf(steps, open.run!),
  };
}

/** The page of the tool that was read now may be the one that a step expects. */
export async function arrived(world: World, tab: number, state: TabState): Promise<void> {
  const open = await world.session.hint();
  if (!open?.run || open.tab !== tab) return;
  const steps = await stepsOf(world, open);
  const expect = steps?.[open.run.step]?.expect;
  // In practice the page stays where it is, unless something else moves it.
  if (!open.run.practice && expect?.kind === 'page' && expect.page === state.page?.id)
    await moveRun(world, open, stepAfter(steps!, open.run.step));
}

/**
 * The element that is most like what a step points at. How sure that is can only be said where it was kept how the
 * element looked: of an author's few words much may be the same, so that a word of its name must be.
 */
function likeliest({ anchor, where }: DemoStep, records: readonly AnchorRecord[]) {
  const none = { best: null, score: null };
  if (anchor) {
    const { record = null, score = null } = choose(anchor, records, { floor: 0 }) ?? {};
    return { best: record, score };
  }
  const fingerprint = recordIn(where ?? {});
  const said = new Set(wordsOf(fingerprint.name ?? '').map(formOf));
  const alike = records.filter(({ name = '' }) => wordsOf(name).some((word) => said.has(formOf(word))));
  return { ...none, best: choose(fingerprint, alike, { floor: 0 })?.record ?? null };
}

/** What may be kept of the element that is most like what is meant: a name that is somebody's may not. */
async function candidateOf(
  { library, session }: World,
  { tool }: OpenHint,
  { role, name = '' }: AnchorRecord,
  score: number | null,
): Promise<Omit<Drift, 'step'>> {
  const seen = seenIn(tool === null ? null : await session.vocabulary(tool));
  const isKnown = name !== '' && knownWords((await library()).index, seen, name).unknown === 0;
  return {
    ...(score !== null && { score: Math.round(score * 100) / 100 }),
    candidate: { ...(role && { role }), ...(isKnown && { name }) },
  };
}

function practiceOf(steps: readonly DemoStep[], { block, step, practice }: Run): ShownStep['practice'] {
  return practice ? { block, wrong: practice.wrong, choices: choicesOf(steps, step) } : null;
}

async function elsewhere(
  { library }: World,
  steps: readonly DemoStep[],
  step: number,
  { tool, page }: TabState,
): Promise<string | null> {
  const wanted = pageOfStep(steps, step);
  // What points at nothing is said and heard, wherever that is.
  if (!steps[step]?.where && !steps[step]?.page) return null;
  if (wanted === null || wanted === page?.id) return null;
  const pages = (await library()).tools.find(({ id }) => id === tool?.id)?.pages ?? [];
  return pages.find(({ id }) => id === wanted)?.title ?? null;
}

async function lessonAt({ library }: World, ref: string, state: TabState): Promise<Lesson | undefined> {
  return (await library()).shown(ref, whereOf(state));
}

async function stepsOf(
  world: World,
  { tab, lesson: ref, run }: OpenHint,
): Promise<readonly DemoStep[] | null> {
  const state = await world.session.tab(tab);
  const lesson = state && (await lessonAt(world, ref, state));
  return lesson && run ? stepsIn(lesson, run.block) : null;
}

function stepsIn({ blocks }: Lesson, block: number): readonly DemoStep[] | null {
  const found = blocks[block];
  return found?.kind === 'demo' ? found.steps : null;
}
