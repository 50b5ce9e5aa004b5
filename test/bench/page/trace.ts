/** What a trace of Chromium says of the scripts that ran on a page's main thread. */

/** Trace Event Format: `ts`, `dur` in microseconds of the clock, `tdur` of the thread. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { data?: { url?: string } };
}

export interface Scripts {
  /** Milliseconds of the clock and of the processor, together. */
  readonly ms: number;
  readonly cpu: number;
  /** The first of them, that is the script's own start. */
  readonly start: number;
  /** The longest one, and how many took 50 ms of the clock or more (Long Tasks API). */
  readonly longest: number;
  readonly longest_cpu: number;
  readonly long: number;
  /** Styles or layout that the browser had to compute while a script waited for it. */
  readonly forced: number;
}

const SCRIPT = new Set(['EvaluateScript', 'FunctionCall', 'RunMicrotasks']);
const LAYOUT = new Set(['Layout', 'UpdateLayoutTree']);
export const LONG = 50;

/** The categories that `scriptsIn` needs. */
export const CATEGORIES = [
  '-*',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8.execute',
  'v8',
];

/**
 * Sums up the outermost runs of script on the main thread where this origin's own script was started, from its start on:
 * what ran before is the browser's own.
 * @param origin of the extension, `chrome-extension://…`
 * @param isOwn false for runs that are the page's own
 * @returns null where that script was not started
 */
export function scriptsIn(
  events: readonly TraceEvent[],
  origin: string,
  isOwn = (_: TraceEvent) => true,
): Scripts | null {
  const isOurs = (event: TraceEvent) => event.args?.data?.url?.startsWith(origin) === true;
  const [main] = events
    .filter((event) => SCRIPT.has(event.name) && isOurs(event))
    .sort((a, b) => a.ts - b.ts);
  if (!main) return null;
  const here = events.filter(
    ({ pid, tid, ph, ts }) => pid === main.pid && tid === main.tid && ph === 'X' && ts >= main.ts,
  );
  const outermost: TraceEvent[] = [];
  let end = -Infinity;
  for (const event of here
    .filter(({ name }) => SCRIPT.has(name))
    .sort((a, b) => a.ts - b.ts || endOf(b) - endOf(a))) {
    if (event.ts < end) continue;
    end = endOf(event);
    outermost.push(event);
  }
  const runs = outermost.filter(isOwn);
  const forced = here.filter(
    ({ name, ts }) => LAYOUT.has(name) && runs.some((run) => ts >= run.ts && ts < endOf(run)),
  );
  const [clock, cpu] = [runs.map(({ dur = 0 }) => dur / 1000), runs.map(({ tdur = 0 }) => tdur / 1000)];
  const start = runs.find(({ name }) => name === 'EvaluateScript');
  return {
    ms: sum(clock),
    cpu: sum(cpu),
    start: (start?.tdur ?? 0) / 1000,
    longest: Math.max(0, ...clock),
    longest_cpu: Math.max(0, ...cpu),
    long: clock.filter((ms) => ms >= LONG).length,
    forced: forced.length,
  };
}

const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur;
const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
