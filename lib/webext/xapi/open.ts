/** Connects statements to the browser: the policy that wants them, the alarm that wakes, the consent that Firefox asks for. */
import type { Event } from '../../insight/event.ts';
import type { ManagedLrs } from '../../settings.ts';
import { basic, XAPI_VERSION } from '../../xapi/credential.ts';
import { pseudonymOf, registrationOf } from '../../xapi/name.ts';
import { type Frozen, freeze } from '../../xapi/statement.ts';
import { awake } from '../awake.ts';
import type { Browser } from '../browser.ts';
import type { Session } from '../session.ts';
import { managedOf } from '../settings.ts';
import { mayCollect } from './consent.ts';
import { createSender, type Target } from './sender.ts';
import type { OutboxStore } from './store.ts';

const ALARM = 'statements';
/** An alarm that killed whom it woke comes again. */
const AGAIN_MINUTES = 1;
/** After a start the person's page goes first. */
const START_MS = 1000;

/** What the background needs of statements. */
export interface Statements {
  /** The statement of an event, or null where no record store is set. */
  of(event: Event): Promise<Frozen | null>;
  /** One more waits. */
  nudge(): void;
  /** Sends now what waits, whatever held it up. */
  sendNow(): Promise<void>;
}

interface Parts {
  readonly fetch: typeof fetch;
  readonly store: OutboxStore;
  readonly session: Session;
}

/** Call it before any await: it listens to the alarm, to the policy and to permissions. */
export function openStatements(browser: Browser, { fetch, store, session }: Parts): Statements {
  const { alarms, permissions, runtime, storage } = browser;
  const lrs = async () => (await managedOf(storage)).lrs ?? null;
  const sender = createSender({
    store,
    async target() {
      const set = await lrs();
      return set && (await mayCollect(browser, set)) ? targetOf(set) : null;
    },
    fetch,
    async alarm(when) {
      if (when === null) await alarms.clear(ALARM);
      else await alarms.create(ALARM, { when, periodInMinutes: AGAIN_MINUTES });
    },
    timer: (ms, call) => void setTimeout(call, ms),
    awake: (work) => awake(runtime, work),
    now: Date.now,
    random: Math.random,
  });
  const resume = () => void sender.resume().catch(() => {});
  alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void sender.run();
  });
  storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' && 'lrs' in changes) resume();
  });
  runtime.onStartup.addListener(() => void whereSet(lrs, resume));
  permissions.onAdded.addListener(() => void whereSet(lrs, resume));
  // Whatever the last worker died of, and whether its alarm is still there.
  setTimeout(() => void whereSet(lrs, sender.run), START_MS);
  return {
    async of(event) {
      const set = await lrs();
      if (!set) return null;
      const [name, registration] = await Promise.all([
        pseudonymOf(event.person),
        // No event is lost because it cannot be joined with others.
        event.campaign
          ? registrationOf(homeOf(set), event.campaign)
          : session.registration().catch(() => event.id),
      ]);
      return freeze(event, { home: homeOf(set), name, registration, words: set.words ?? false });
    },
    nudge: sender.nudge,
    sendNow: sender.resume,
  };
}

/** Who has no record store pays nothing for it. */
async function whereSet(lrs: () => Promise<ManagedLrs | null>, work: () => void): Promise<void> {
  if (await lrs()) work();
}

function targetOf({ url, key, secret, version = XAPI_VERSION }: ManagedLrs): Target {
  return { url, version, credential: basic(key, secret) };
}

/** Where the organisation's own ids lie. */
function homeOf({ home, url }: ManagedLrs): string {
  return home ?? new URL(url).origin;
}
