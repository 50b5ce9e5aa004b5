/** What the insights page knows and does, apart from how it looks. It takes a service and calls no browser API. */
import { batch, computed, signal } from '@preact/signals';
import { codeOf, type FailureCode } from '../../lib/answer.ts';
import { type Catalogue, NO_CATALOGUE } from '../../lib/insight/catalogue.ts';
import { dayOf } from '../../lib/insight/event.ts';
import { type Exported, type Kept, readExport, toCsv, toJsonLines } from '../../lib/insight/exchange.ts';
import { exportName } from '../../lib/insight/export-name.ts';
import { type Material, merge } from '../../lib/insight/merge.ts';
import { FEWEST_PEOPLE, prepare, report } from '../../lib/insight/report.ts';
import { type Filter, NO_FILTER } from '../../lib/insight/tally.ts';
import type { Problem } from '../../lib/lesson/problem.ts';
import { DAY_MS } from '../../lib/time.ts';
import { createCounting } from './counting.ts';
import { createRoster } from './roster.ts';

/** What the page needs of the world. Every promise rejects with a `Failure`. */
export interface Service {
  /** What this device has counted from a day on (UTC: YYYY-MM-DD), without what was said. */
  counts(from: string): Promise<Material>;
  /** All that this device has counted, and what was said. It takes longer, and holds up nothing. */
  whole(): Promise<Material>;
  catalogue(): Promise<Catalogue>;
  isAuthor(): Promise<boolean>;
  /** What is shown by now was drawn. */
  drawn(): Promise<void>;
  /** Lets the page do something else. */
  pause(): Promise<void>;
  /** The name that records are kept under here; null: nothing was recorded yet. */
  person(): Promise<string | null>;
  /** Everything that is kept, to take along. */
  kept(): Promise<Kept & { readonly person: string }>;
  save(text: string, name: string, type: string): void;
  copy(text: string): Promise<void>;
  print(): void;
  /** UTC, ms. */
  now(): number;
}

/** The last so many days; null: all. */
export const TIMES = [7, 28, 91, 365, null] as const;
export type Time = (typeof TIMES)[number];

/** A file that the person opened. */
export interface File {
  readonly name: string;
  text(): Promise<string>;
}

/** What was opened: exports of several people, read and put together in memory, and kept nowhere. */
export interface Opened {
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
}

export type Model = ReturnType<typeof createInsights>;

const NOTHING: Material = { series: [], told: [] };
/** The time that is shown first. */
const FIRST = 91 satisfies Time;

export function createInsights(service: Service) {
  const phase = signal<'loading' | 'ready' | 'error'>('loading');
  const trouble = signal<FailureCode | null>(null);
  const isAuthor = signal(false);
  const catalogue = signal<Catalogue>(NO_CATALOGUE);
  const own = signal<Material>(NOTHING);
  /** The exports that are open. */
  const parts: Exported[] = [];
  const merged = signal<Material | null>(null);
  const opened = signal<Opened | null>(null);
  const isReading = signal(false);
  const person = signal('');
  const tool = signal<string | null>(null);
  const lesson = signal<string | null>(null);
  const time = signal<Time>(FIRST);
  /** What lies further back, and what was said, is read too. */
  const isWhole = signal(false);

  const material = computed(() => merged.value ?? own.value);
  const filter = computed((): Filter => {
    const from = time.value === null ? null : firstOf(time.value);
    return { ...NO_FILTER, tool: tool.value, lesson: lesson.value, from };
  });
  const firstOf = (days: number) => dayOf(service.now() - (days - 1) * DAY_MS);
  const shown = computed(() =>
    report(material.value, {
      catalogue: catalogue.value,
      filter: filter.value,
      fewest: merged.value ? FEWEST_PEOPLE : 1,
      now: service.now(),
      campaigns: counting.figures.value,
    }),
  );
  /** Across people: how far each campaign is. */
  const counting = createCounting(service);
  const roster = createRoster(service, count);
  /** What can be chosen: what something is known of. */
  const choices = computed(() => {
    const { series } = material.value;
    const tools = new Set(series.map((one) => one.tool).filter((id) => id !== ''));
    const lessons = new Set(series.map((one) => one.lesson).filter((ref) => ref !== ''));
    const named = new Map(catalogue.value.lessons.map(({ ref, question }) => [ref, question]));
    const toolNames = new Map(catalogue.value.tools.map(({ id, name }) => [id, name]));
    return {
      tools: [...tools].map((id) => ({ id, name: toolNames.get(id) ?? id })).sort(byName),
      lessons: [...lessons].map((id) => ({ id, name: named.get(id) ?? id })).sort(byName),
    };
  });

  /** Counts campaigns over the exports that are open, and the roster. */
  function count(): Promise<void> {
    const events = new Map(parts.flatMap((part) => part.events.map((event) => [event.id, event])));
    const people = roster.opened.value?.people ?? null;
    return counting.count(catalogue.value.campaigns, merged.value && [...events.values()], people);
  }

  async function start(): Promise<void> {
    batch(() => {
      phase.value = 'loading';
      isWhole.value = false;
    });
    try {
      // Without the lessons' names the figures are still there.
      const [counted, names, writes, name] = await Promise.all([
        service.counts(firstOf(FIRST)),
        service.catalogue().catch(() => NO_CATALOGUE),
        service.isAuthor(),
        service.person(),
      ]);
      batch(() => {
        own.value = counted;
        catalogue.value = names;
        isAuthor.value = writes;
        person.value = name ?? '';
        trouble.value = null;
        phase.value = 'ready';
      });
      // What is shown first is of the last months; the rest is read, and searches are put together, while it is looked at.
      await service.drawn();
      const whole = await service.whole();
      prepare(whole.told, catalogue.value);
      await service.drawn();
      batch(() => {
        own.value = whole;
        isWhole.value = true;
      });
    } catch (error) {
      batch(() => {
        trouble.value = codeOf(error);
        phase.value = 'error';
      });
    }
  }

  /** Opens exports beside those that are open; the same file twice changes nothing. */
  async function open(files: readonly File[]): Promise<void> {
    isReading.value = true;
    const read = await Promise.all(
      files.map(async (file) => readExport(await file.text(), file.name)),
    ).finally(() => {
      isReading.value = false;
    });
    const names = files.filter((_, n) => read[n]!.events.length + read[n]!.rollups.length > 0);
    const all = [...parts, ...read];
    const together = merge(all);
    batch(() => {
      parts.push(...read);
      opened.value = {
        names: [...new Set([...(opened.value?.names ?? []), ...names.map(({ name }) => name)])],
        problems: read.flatMap(({ problems }) => problems),
      };
      if (opened.value.names.length > 0) merged.value = together;
    });
    await count();
  }

  function close(): void {
    parts.length = 0;
    batch(() => {
      merged.value = null;
      opened.value = null;
      // What was chosen may be known from the exports alone.
      tool.value = null;
      lesson.value = null;
    });
    void count();
  }

  /** @returns whether it could be read */
  async function save(make: (kept: Kept & { person: string }) => Promise<void>): Promise<boolean> {
    try {
      await make(await service.kept());
      return true;
    } catch (error) {
      trouble.value = codeOf(error);
      return false;
    }
  }

  const nameOf = (kept: { person: string }, ending: string) =>
    exportName(kept.person, new Date(service.now()), ending);

  return {
    ...{ phase, trouble, isAuthor, person, catalogue, opened, isReading, tool, lesson, time, choices },
    ...{ start, open, close, roster, report: shown },
    isWhole: computed(() => merged.value !== null || isWhole.value),
    /** A roster is open beside exports, and too few of it are meant by any campaign. */
    isRosterSmall: computed(
      () => roster.opened.value !== null && merged.value !== null && counting.figures.value.length === 0,
    ),
    /** Nothing of this device's own is counted; it is known once all is read. */
    isEmpty: computed(() => isWhole.value && own.value.series.length === 0),
    clearFilter() {
      batch(() => {
        tool.value = null;
        lesson.value = null;
        time.value = null;
      });
    },
    saveLines: () =>
      save(async (kept) =>
        service.save(toJsonLines(kept, kept.person), await nameOf(kept, 'jsonl'), 'application/jsonl'),
      ),
    saveTable: () =>
      save(async (kept) => service.save(toCsv(kept.events), await nameOf(kept, 'csv'), 'text/csv')),
    saveReport: () => service.save(JSON.stringify(shown.value, null, 2), 'report.json', 'application/json'),
    copy: service.copy,
    print: service.print,
  };
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
