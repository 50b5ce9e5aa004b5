/** Connects the keeper of packs to the browser: its alarm, its network, the end of its sleep. */
import { awake } from '../awake.ts';
import type { Browser } from '../browser.ts';
import type { Session } from '../session.ts';
import { managedOf } from '../settings.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import type { PackStore } from './store.ts';

const ALARM = 'packs';
/** How often it is looked whether a check is due. */
const LOOK_MINUTES = 60;
interface Parts {
  readonly fetch: typeof fetch;
  readonly store: PackStore;
  readonly session: Session;
  renew(): Promise<void>;
}

/** Call it before any await: it listens to the alarm, to the policy and to the browser's start. */
export function openPacks(browser: Browser, { fetch, store, session, renew }: Parts): Keeper {
  const { alarms, runtime, storage } = browser;
  const keeper = createKeeper({
    store,
    session,
    renew,
    net: { fetch, isOnline: () => navigator.onLine },
    managed: () => managedOf(storage),
    now: Date.now,
    awake: (work) => awake(runtime, work),
  });
  const check = () => void keeper.check().catch(() => {});
  /** What a policy wants does not wait for the alarm. */
  const begin = async () => {
    await alarms.create(ALARM, { delayInMinutes: 1, periodInMinutes: LOOK_MINUTES });
    if ((await managedOf(storage)).packs?.length) check();
  };
  alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) check();
  });
  runtime.onInstalled.addListener(() => void begin());
  runtime.onStartup.addListener(() => {
    void keeper.purge().catch(() => {});
    void begin();
  });
  storage.onChanged.addListener((changes, area) => {
    if (area === 'managed' && 'packs' in changes) check();
  });
  void keeper.catchUp().catch(() => {});
  return keeper;
}
