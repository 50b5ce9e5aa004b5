/** The demos of a pack that ships, as they are worded where their lessons are shown. */
import { readFolder } from '../../cli/folder.ts';
import { compilePack } from '../../lib/lesson/compile.ts';
import type { DemoStep } from '../../lib/lesson/demo.ts';
import { displayed } from '../../lib/lesson/display.ts';

export interface ShownDemo {
  /** The lesson's id, with the demo's number where it has several. */
  readonly name: string;
  readonly ref: string;
  readonly tool: string;
  readonly block: number;
  readonly steps: readonly DemoStep[];
  /** The first page that the lesson is for, below the host of its example. */
  readonly at: string;
}

export async function demosOf(folder: string): Promise<ShownDemo[]> {
  const { texts, media } = await readFolder(`lessons/${folder}`);
  const { pack } = await compilePack(texts, '', media);
  const { info, tools, lessons } = pack!;
  const who = { role: '', team: '', site: '' };
  return lessons.flatMap((lesson) => {
    const [place] = lesson.for;
    const tool = tools.find(({ id }) => id === place!.tool)!;
    const page = tool.pages.find(({ id }) => id === place!.page);
    const { blocks } = displayed(lesson, { info, tools, who }, { tool: tool.id, page: page?.id ?? null });
    const demos = blocks.flatMap((one, block) => (one.kind === 'demo' ? [{ block, steps: one.steps }] : []));
    const { pathname, search, hash } = new URL((page ?? tool.pages[0]!).examples[0]!);
    const shared = { ref: `${info.id}/${lesson.id}`, tool: tool.id, at: pathname + search + hash };
    return demos.map((demo, n) => ({
      ...shared,
      ...demo,
      name: demos.length > 1 ? `${lesson.id} ${n + 1}` : lesson.id,
    }));
  });
}
