/** What the frame of a hint knows and does, apart from how it looks. */
import { effect, signal, untracked } from '@preact/signals';
import type { CardState, ShownStep } from '../lib/answer.ts';
import { isOpen } from '../lib/campaign/list.ts';
import type { Listed } from '../lib/campaign/listed.ts';
import type { Snooze } from '../lib/hint/snooze.ts';
import type { FromFrame, Told } from '../lib/hint/wire.ts';
import { eventId } from '../lib/insight/id.ts';
import { createHelp, type Service } from './help.ts';
import { createPractice } from './practice.ts';

/** `demo`: a step is shown on the page, `try`: practised over it. `fewer`: asked what else is not wanted; `snoozed`: told what was chosen. */
export type Stage = 'beacon' | 'card' | 'demo' | 'try' | 'closed' | 'fewer' | 'snoozed';

/** What the hint needs of the world, beside what its lesson needs. */
export interface HintService extends Service {
  /** Shows itself to the background with the word from the page. Null: nothing is to be shown here. */
  admit(token: string): Promise<CardState | null>;
  told(told: Told): Promise<unknown>;
  /** Tells until when no hint comes, if that ends by itself: UTC, ms. */
  snooze(how: Snooze): Promise<{ until: number | null }>;
  unsnooze(how: Snooze): Promise<unknown>;
  /** What a step points at is not on its page: kept for the author. */
  drifted(step: number): Promise<unknown>;
  /** Another step of the demo; null: it is enough. */
  step(from: number, to: number | null, wrong?: number): Promise<unknown>;
  /** Speaks to the script in the page. */
  tell(message: FromFrame): void;
  /** Calls back once the frame was in sight for a while; returns how to stop. */
  watchSight(seen: () => void): () => void;
}

/** A closed hint can be brought back on the spot for this long. */
const UNDO_MS = 6000;
/** A word that is no longer known is followed by a new one within this time, or by none. */
const ANOTHER_MS = 2000;
/** A card is as large as this where the page has the room, in CSS px. */
const CARD = { width: 380, height: 600 };

/** Both are offered for the same reason. */
const isForSame = (a: CardState, b: CardState) =>
  a.review === b.review && a.due?.campaign === b.due?.campaign && a.due?.item === b.due?.item;

export type Hint = ReturnType<typeof createHint>;

export function createHint(service: HintService) {
  const stage = signal<Stage>('beacon');
  const question = signal<string | null>(null);
  /** What a campaign asks for, and whether a check is due again. */
  const why = signal<{ due: Listed | null; isReview: boolean }>({ due: null, isReview: false });
  /** What was chosen last, until when, and whether it could not be kept. */
  const snoozed = signal<{ how: Snooze; until: number | null } | null>(null);
  const isFailed = signal(false);
  /** The step that is shown, and whether what it points at is on the page. */
  const run = signal<ShownStep | null>(null);
  const isPointed = signal(true);
  /** The page has changed: what is pointed at is only most like it. */
  const isGuess = signal(false);
  const help = createHelp(service);
  const practice = createPractice(go, practised, () => service.tell({ kind: 'reveal' }));
  let shown: CardState | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unwatch = () => {};
  let before: Stage = 'beacon';
  let turns = 0;
  /** A step that was asked for while the frame was not admitted: it is asked for again once it is. */
  let wished: { from: number; to: number | null; wrong: number } | null = null;
  const hint = {
    stage,
    question,
    why,
    snoozed,
    isFailed,
    run,
    isPointed,
    isGuess,
    practice,
    /** Names of tool and page, for what can be chosen there. */
    spot: () => ({ tool: shown?.state.tool?.name ?? null, page: shown?.state.page?.title ?? null }),
    help,
    takesFocus: false,
    /** Starts, or starts anew with another lesson. */
    async start(token: string): Promise<void> {
      const turn = ++turns;
      const state = await service.admit(token).catch(() => null);
      if (turn !== turns) return;
      if (!state) {
        // The page may have been given another word meanwhile, which is on its way.
        timer = setTimeout(() => turn === turns && service.tell({ kind: 'lost' }), ANOTHER_MS);
        return;
      }
      const isSame =
        shown?.ref === state.ref &&
        isForSame(shown, state) &&
        (stage.value === 'beacon' || stage.value === 'card');
      shown = state;
      why.value = { due: state.due, isReview: state.review !== null };
      if (state.run || stage.value === 'demo' || stage.value === 'try') return follow(state, token);
      if (isSame) return;
      clearTimeout(timer);
      question.value = state.question;
      // It opens by itself, or goes on being read: neither is the person's doing.
      if (state.isOpen) open(false, false);
      else stage.value = 'beacon';
    },
    /** What the step points at is there, or is gone. */
    pointed(isThere: boolean, isLike: boolean): void {
      isPointed.value = isThere;
      isGuess.value = isLike;
    },
    /** The page was given time, and does not show what the step points at. */
    drifted(): void {
      if (run.value) service.drifted(run.value.step).catch(() => {});
    },
    /** @param to null: back to the lesson */
    go,
    stopShow: () => go(null),
    /** The page shows it: from now on it can be seen. */
    shown(): void {
      unwatch();
      unwatch = service.watchSight(() => void service.told('seen').catch(() => {}));
    },
    /** @param focus goes into the lesson, where it was opened by hand */
    open: (focus = true) => open(focus),
    fold(): void {
      stage.value = 'beacon';
      service.told('folded').catch(() => {});
      service.tell({ kind: 'folded' });
    },
    close(): void {
      before = stage.value;
      stage.value = 'closed';
      service.told('closed').catch(() => {});
      timer = setTimeout(gone, UNDO_MS);
    },
    undo(): void {
      clearTimeout(timer);
      stage.value = before;
      service.told('restored').catch(() => {});
    },
    /** Asks what else is not wanted; it stays until something is chosen. */
    fewer(): void {
      clearTimeout(timer);
      isFailed.value = false;
      stage.value = 'fewer';
    },
    async snooze(how: Snooze): Promise<void> {
      const answer = await service.snooze(how).catch(() => null);
      isFailed.value = answer === null;
      if (!answer) return;
      snoozed.value = { how, until: answer.until };
      stage.value = 'snoozed';
      timer = setTimeout(gone, UNDO_MS);
    },
    /** Back to the choice: the lesson's own hint stays closed. */
    async unsnooze(): Promise<void> {
      clearTimeout(timer);
      const how = snoozed.value?.how;
      const done = how === undefined || (await service.unsnooze(how).then(isTrue, () => false));
      isFailed.value = !done;
      if (done) stage.value = 'fewer';
      else timer = setTimeout(gone, UNDO_MS);
    },
    /** The content has this size; a card asks for its own width. */
    measured(width: number, height: number): void {
      const isCard = stage.value === 'card';
      const size = isCard ? { width: CARD.width, height: Math.min(height, CARD.height) } : { width, height };
      service.tell({ kind: 'size', ...size });
    },
    /** Leaves the page. */
    gone,
  };

  function go(to: number | null, wrong = 0): void {
    if (!run.value) return;
    const { step: from } = run.value;
    const turn = turns;
    wished = null;
    service.step(from, to, wrong).catch(() => {
      const isAdmitted = turn !== turns && run.value?.step === from;
      if (isAdmitted) service.step(from, to, wrong).catch(() => {});
      else wished = { from, to, wrong };
    });
  }

  function practised(block: number, wrong: number): void {
    const { ref: lesson, revision, state } = shown!;
    const where = { tool: state.tool?.id ?? null, page: state.page?.id ?? null };
    const report = { kind: 'practised' as const, id: eventId(), ...where, lesson, revision };
    service.report({ ...report, data: { block, wrong } }).catch(() => {});
  }

  /** A demo begins, goes on, or is over: then its lesson is read again. */
  function follow(state: CardState, token: string): void {
    clearTimeout(timer);
    question.value = state.question;
    run.value = state.run;
    if (wished && state.run?.step === wished.from) go(wished.to, wished.wrong);
    wished = null;
    if (state.run) {
      if (state.run.practice) {
        practice.begin(state.run, token);
        // It takes the whole window; the page waits for some size until it shows a frame.
        service.tell({ kind: 'size', width: 0, height: 0 });
      }
      stage.value = state.run.practice ? 'try' : 'demo';
      return;
    }
    stage.value = 'beacon';
    open(false);
  }

  const isTrue = () => true;

  function open(focus: boolean, isTold = true): void {
    if (!shown || stage.value === 'card') return;
    hint.takesFocus = focus;
    clearTimeout(timer);
    stage.value = 'card';
    if (isTold) service.told('opened').catch(() => {});
    const { ref, due, review } = shown;
    // What it opens for comes first: the page's own lesson may be another one.
    if (review !== null) void help.rounds.practise([{ ref, block: review }], focus);
    else if (due?.kind === 'recap' && isOpen(due)) void help.rounds.recap(due, focus);
    else help.rounds.close();
    void help.start(ref);
  }

  function gone(): void {
    clearTimeout(timer);
    unwatch();
    question.value = null;
    service.told('gone').catch(() => {});
    service.tell({ kind: 'gone' });
  }

  effect(() => {
    help.away.value = stage.value !== 'card';
  });
  effect(() => {
    if (stage.value === 'card') return;
    help.leaveSearch();
    help.setQuery('');
  });
  effect(() => (stage.value === 'card' ? untracked(help.live) : undefined));
  return hint;
}
