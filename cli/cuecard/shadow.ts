/** Whether a pack that ships with Cuecard takes the pages of an author's tool: of two tools, the more exact one is found. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readYaml } from '../../lib/lesson/yaml.ts';
import { compileTool, settle, survivors } from '../../lib/page/detect.ts';
import { Tool } from '../../lib/page/tool.ts';

const SHIPPED = fileURLToPath(new URL('../../lessons', import.meta.url));

/** A page that is found as one of another pack. */
export interface Shadow {
  /** The example address. */
  readonly address: string;
  /** "tool/page" as the author calls it. */
  readonly own: string;
  /** What it is found as. */
  readonly found: string;
  /** The folder of the other pack. */
  readonly pack: string;
}

/** One page for each tool of the author's that a shipped tool takes: as another tool, or as another page of one with its id. */
export async function shadows(own: readonly Tool[], packId: string, folder = SHIPPED): Promise<Shadow[]> {
  const shipped = (await toolsBelow(folder)).filter(({ pack }) => pack !== packId);
  const compiled = [...shipped.map(({ tool }) => tool), ...own].map(compileTool);
  return own.flatMap((tool) => {
    for (const page of tool.pages)
      for (const address of page.examples) {
        const url = new URL(address);
        const hit = settle(survivors(compiled, url), { params: url.searchParams, has: () => true });
        const other = shipped.find(({ tool }) => tool.id === hit?.tool);
        if (hit && other && (hit.tool !== tool.id || hit.page !== page.id))
          return [
            {
              address,
              own: `${tool.id}/${page.id}`,
              found: hit.page === null ? hit.tool : `${hit.tool}/${hit.page}`,
              pack: other.pack,
            },
          ];
      }
    return [];
  });
}

/** What an author does about it. */
export function shadowLine({ address, own, found, pack }: Shadow): string {
  return `${address} is found as ${found} of the pack "${pack}", which Cuecard brings along, not as ${own}: lessons for ${own} do not come there. Use the ids of ${found} in your tool and your lessons, or remove that pack in Options.`;
}

async function toolsBelow(folder: string): Promise<{ pack: string; tool: Tool }[]> {
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const tools = files.map((file) => /^([^/\\]+)[/\\]tools[/\\][^/\\]+\.ya?ml$/.exec(file));
  const read = await Promise.all(
    tools.map(async (match) => {
      if (!match) return [];
      const result = readYaml(Tool, await readFile(join(folder, match[0]), 'utf8'), match[0]);
      return result.ok ? [{ pack: match[1]!, tool: result.value }] : [];
    }),
  );
  return read.flat();
}
