/** How an export of the person's own is read back, step by step: it is read, asked about, brought in; or it is said why not. */
import { signal } from '@preact/signals';
import { codeOf, type FailureCode } from '../../lib/answer.ts';
import { piecesOf, sizeOf } from '../../lib/insight/bring.ts';
import { type Exported, type Kept, readExport } from '../../lib/insight/exchange.ts';
import type { Problem } from '../../lib/lesson/problem.ts';

/** A file that the person chose. */
export interface File {
  readonly name: string;
  text(): Promise<string>;
}

export interface ImportingService {
  /** The name that records are kept under here; null: nothing was recorded yet. */
  person(): Promise<string | null>;
  /** Brings a piece in; answers how many records were not here before. */
  bring(piece: Kept): Promise<number>;
}

export type ImportStep =
  | { readonly kind: 'idle' | 'reading' }
  /** It was made under another name, as each device makes one up. */
  | { readonly kind: 'other'; readonly file: string }
  /** It holds records under a name that somebody was given. */
  | { readonly kind: 'foreign'; readonly file: string; readonly person: string }
  | { readonly kind: 'none'; readonly file: string }
  | { readonly kind: 'busy' | 'stopped'; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly added: number }
  | { readonly kind: 'failed'; readonly code: FailureCode };

export type Importing = ReturnType<typeof createImporting>;

const MADE_UP = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @param brought called when there are more records */
export function createImporting(service: ImportingService, brought: () => Promise<void>) {
  const step = signal<ImportStep>({ kind: 'idle' });
  /** What of the file was left out. */
  const problems = signal<readonly Problem[]>([]);
  let read: Exported | null = null;
  let isStopped = false;
  let going = Promise.resolve();

  async function open(file: File): Promise<void> {
    step.value = { kind: 'reading' };
    problems.value = [];
    try {
      read = readExport(await file.text(), file.name);
      problems.value = read.problems;
      if (sizeOf(read) === 0) step.value = { kind: 'none', file: file.name };
      else await check(read, file.name);
    } catch (error) {
      step.value = { kind: 'failed', code: codeOf(error) };
    }
  }

  /** Records are one person's: somebody else's would become the person's own. */
  async function check(export_: Exported, file: string): Promise<void> {
    const own = await service.person();
    // A table, and a file of counts alone, may not say whose they are; then the file's name stands for it.
    const isNamed = export_.person !== file;
    const all = [...export_.events.map(({ person }) => person), ...(isNamed ? [export_.person] : [])];
    const others = [...new Set(all)].filter((name) => name !== own);
    const named = others.find((name) => !MADE_UP.test(name));
    if (named !== undefined) step.value = { kind: 'foreign', file, person: named };
    else if ((others.length > 0 || all.length === 0) && own !== null) step.value = { kind: 'other', file };
    else await begin();
  }

  function begin(): Promise<void> {
    going = bring();
    return going;
  }

  async function bring(): Promise<void> {
    if (!read) return;
    const [pieces, of] = [piecesOf(read), sizeOf(read)];
    read = null;
    isStopped = false;
    let [done, added] = [0, 0];
    try {
      for (const piece of pieces) {
        if (isStopped) break;
        step.value = { kind: 'busy', done, of };
        added += await service.bring(piece);
        done += sizeOf(piece);
      }
      step.value = done < of ? { kind: 'stopped', done, of } : { kind: 'done', added };
    } catch (error) {
      step.value = { kind: 'failed', code: codeOf(error) };
    }
    await brought();
  }

  return {
    ...{ step, problems, open },
    /** The person says that the records are theirs. */
    agree: () => begin(),
    cancel(): void {
      read = null;
      step.value = { kind: 'idle' };
    },
    /** Ends after the piece that is on its way; what was brought in stays. */
    stop(): void {
      isStopped = true;
    },
    /** The same, and waits for that end. */
    halt(): Promise<void> {
      isStopped = true;
      return going;
    },
  };
}
