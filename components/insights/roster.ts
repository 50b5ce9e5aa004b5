/** The lead's roster on the insights page: in this page's memory only, and without a name. */
import { batch, signal } from '@preact/signals';
import type { RosterEntry } from '../../lib/campaign/roster.ts';
import { readRosterCsv } from '../../lib/campaign/roster-file.ts';
import type { Problem } from '../../lib/lesson/problem.ts';
import type { File, Service } from './model.ts';

export interface OpenRoster {
  /** Of the file. */
  readonly name: string;
  readonly people: readonly RosterEntry[];
}

/** What was wrong in the file that was opened last. */
interface Faults {
  /** Nothing of it is used; what was open before stays. */
  readonly isRefused: boolean;
  readonly problems: readonly Problem[];
}

const NO_FAULTS: Faults = { isRefused: false, problems: [] };

/** @param onChange counts again with the roster that is open now */
export function createRoster({ drawn }: Pick<Service, 'drawn'>, onChange: () => Promise<void>) {
  const opened = signal<OpenRoster | null>(null);
  const faults = signal<Faults>(NO_FAULTS);
  const isReading = signal(false);

  /** Opens it in place of the one that is open. */
  async function open(file: File): Promise<void> {
    isReading.value = true;
    await drawn();
    try {
      const { people, problems } = await read(file);
      batch(() => {
        faults.value = { isRefused: people === null, problems };
        if (people) opened.value = { name: file.name, people };
      });
      if (people) await onChange();
    } finally {
      isReading.value = false;
    }
  }

  function takeAway(): void {
    batch(() => {
      opened.value = null;
      faults.value = NO_FAULTS;
    });
    void onChange();
  }

  return { opened, faults, isReading, open, takeAway };
}

async function read(file: File): Promise<ReturnType<typeof readRosterCsv>> {
  const refused = (message: string) => ({
    people: null,
    problems: [{ file: file.name, line: 1, column: 1, message }],
  });
  const text = await file.text().catch(() => null);
  if (text === null)
    return refused('the file cannot be read; see whether it is still there, and open it again');
  const found = readRosterCsv(text, file.name, 'refused');
  if (found.people?.length !== 0) return found;
  const none = refused('nobody stands in it; write one person in each line below the first');
  return found.problems.length > 0 ? { ...found, people: null } : none;
}
