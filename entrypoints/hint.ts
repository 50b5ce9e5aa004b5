/** Shows in the page that there is a lesson. Put there by the background, only when there is something to show. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { findAnchor } from '../lib/hint/anchor.ts';
import { type Aim, type Mounted, mount } from '../lib/hint/mount.ts';
import type { Pointed } from '../lib/hint/run.ts';
import type { StepEars, StepWatch } from '../lib/hint/watch-step.ts';
import { type Runtime, send } from '../lib/webext/messages.ts';
import type { ShowTools } from './show.ts';

/** Shared by all copies of this script in one page: the page itself cannot see it. */
interface World {
  cuecardHint?: Hint;
  /** There while a demo is shown. */
  cuecardShow?: ShowTools;
  browser?: { runtime: Runtime };
  chrome: { runtime: Runtime };
}

interface Hint {
  /** Asks the background what is to be shown now. */
  update(): Promise<void>;
  open(focus: boolean): void;
  /** It is shown, or about to be. */
  isThere(): boolean;
  /** Its extension is there. */
  isAlive(): boolean;
  remove(): void;
}

export default defineUnlistedScript(() => {
  const world = globalThis as unknown as World;
  // A page's element with this id would answer to the same name.
  const own = Object.hasOwn(world, 'cuecardHint') ? world.cuecardHint : undefined;
  if (own) return void own.update();
  const hint = start(world);
  Object.defineProperty(world, 'cuecardHint', { value: hint, configurable: true });
  hint.update();
});

function start(world: World): Hint {
  const { runtime } = world.browser ?? world.chrome;
  let mounted: Mounted | null = null;
  let token: string | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  let isThere = false;
  let watch: StepWatch | null = null;
  let aim: Aim | null = null;
  const remove = () => {
    isThere = false;
    clearInterval(timer);
    watch?.stop();
    mounted?.remove();
    mounted = null;
    token = null;
  };
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: of two answers the later one may come first, and its word would be lost. */
  const update = (): Promise<void> => {
    isThere = true;
    const next = last.then(ask, ask);
    last = next;
    return next;
  };
  const ask = async () => {
    const offer = await send(runtime, 'hint', { token }).catch(() => null);
    if (!offer) return remove();
    const isNew = mounted === null;
    if (!mounted) {
      mounted = mount(
        window,
        frameOf(runtime),
        (wasInDialog) => {
          remove();
          // A demo goes on when the dialog that it stood in is gone.
          if (wasInDialog) void update();
        },
        () => {
          token = null;
          void update();
        },
      );
      timer = setInterval(() => runtime.id === undefined && remove(), 2000);
    }
    const { run } = offer;
    if (offer.token !== token || !run) {
      watch?.stop();
      watch = null;
      aim = null;
    }
    token = offer.token;
    const tools = Object.hasOwn(world, 'cuecardShow') ? world.cuecardShow : undefined;
    // What a step points at may be known only with a later answer, under the same word.
    if (run && tools && !aim) {
      const about = { token: offer.token, step: run.step };
      const ears: StepEars = {
        anchored: (record) => void send(runtime, 'anchored', { ...about, record }).catch(() => {}),
        stepped: (isDone) => void send(runtime, 'stepped', { ...about, isDone }).catch(() => {}),
        lost: (records) => send(runtime, 'relocate', { ...about, records }),
      };
      watch = run.isPractice ? null : tools.watchStep(window, run, ears);
      aim = watch ?? practised(tools, run);
    }
    mounted.offer(token, run ? null : findAnchor(document, offer.anchor), aim);
    mounted.settle();
    if (isNew && offer.isOpen && !run) mounted.open(false);
  };
  return {
    update,
    open: (focus) => mounted?.open(focus),
    isThere: () => isThere,
    isAlive: () => runtime.id !== undefined,
    remove,
  };
}

/** In practice nothing on the page is listened for: it is only looked at. */
function practised({ findTarget, readScreen }: ShowTools, { where }: Pointed): Aim {
  return { element: () => where && findTarget(document, where), screen: () => readScreen(document, where) };
}

/** In Chrome and Edge the address changes with each session, and leads to the page under the extension's own name. */
function frameOf({ id, getURL }: Runtime): { src: string; origin: string } {
  const src = getURL('card.html');
  const { protocol, origin } = new URL(src);
  return { src, origin: protocol === 'chrome-extension:' ? `${protocol}//${id}` : origin };
}
