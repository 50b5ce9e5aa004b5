/** How long `cuecard build` takes for many lessons, and how large the pack is. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildPack } from '../../cli/cuecard/build.ts';
import { readFolder } from '../../cli/folder.ts';

const SOURCE = 'lessons/fernhill';
const RUNS = 3;

export interface PackRow {
  readonly lessons: number;
  readonly bytes: number;
  readonly seconds: number;
  /** At most this many seconds on two cores. */
  readonly bar: number;
}

/** Builds a pack of the shipped lessons, made many under other ids and questions. */
export async function packRow(count: number, bar: number): Promise<PackRow> {
  const folder = await mkdtemp(join(tmpdir(), 'cuecard-bench-'));
  try {
    await write(folder, count);
    const output = join(folder, 'bench.zip');
    const runs: { seconds: number; bytes: number; lessons: number }[] = [];
    for (let run = 0; run < RUNS; run++) {
      const { facts, problems } = await buildPack(folder, { output, today: '2026-01-01' });
      if (facts.file === null)
        throw new Error(
          `nothing was built: ${JSON.stringify(problems.filter(({ level }) => level !== 'warning').slice(0, 3))}`,
        );
      runs.push(facts as (typeof runs)[number]);
    }
    const { seconds, bytes, lessons } = runs.sort((a, b) => a.seconds - b.seconds)[Math.floor(RUNS / 2)]!;
    return { lessons, bytes, seconds, bar };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function write(folder: string, count: number): Promise<void> {
  const { texts, media } = await readFolder(SOURCE);
  const lessons = [...texts].filter(([path]) => /^lessons\/.+\.md$/.test(path));
  const others = [...texts].filter(([path]) => !/^lessons\/.+\.md$/.test(path));
  const files = new Map<string, string | Uint8Array>([
    ...others,
    ...[...media].map(([path, { bytes }]) => [path, bytes] as const),
  ]);
  for (let n = 0; n < count; n++) {
    const [path, text] = lessons[n % lessons.length]!;
    const round = Math.floor(n / lessons.length);
    files.set(path.replace(/((?:\.\w+)?\.md)$/, round === 0 ? '$1' : `-${round}$1`), numbered(text, round));
  }
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** Other words, as another lesson has them, so that nothing is packed away as a repetition. */
function numbered(text: string, round: number): string {
  if (round === 0) return text;
  return text
    .replace(/^id: (.*)$/m, `id: $1-${round}`)
    .replace(/^question: (['"]?)(\w+)/m, `question: $1$2${round}`)
    .replace(/(?<=^\d+\. .*)\b(\p{L}{5,})\b(?=[^*\n]*$)/gmu, `$1${round}`);
}
