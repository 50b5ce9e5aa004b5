/** `cuecard schema [folder]`: JSON Schemas, with which editors complete and check what is written in a pack. */
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { CampaignFile } from '../../lib/campaign/schema.ts';
import { RULES } from '../../lib/lesson/lint/rules.ts';
import { FrontMatter } from '../../lib/lesson/markdown.ts';
import { PackFile } from '../../lib/lesson/schema.ts';
import { Tool } from '../../lib/page/tool.ts';
import { replaceFile } from './files.ts';
import { load } from './load.ts';
import { type Outcome, typed, UsageError } from './outcome.ts';
import { CAMPAIGN, LESSON, PACK, TOOL, type Words } from './schema-words.ts';

export interface Json {
  title?: string;
  description?: string;
  type?: string;
  properties?: Record<string, Json>;
  required?: readonly string[];
  additionalProperties?: Json | boolean;
  propertyNames?: Json;
  items?: Json;
  anyOf?: Json[];
  enum?: readonly string[];
  [key: string]: unknown;
}

/** Where the schemas are written, from the pack's folder. */
export const SCHEMAS = {
  pack: 'schemas/pack.schema.json',
  tool: 'schemas/tool.schema.json',
  lesson: 'schemas/lesson.schema.json',
  campaign: 'schemas/campaign.schema.json',
};

/** The schemas by their paths. @param places "tool" and "tool/page" to complete in a lesson */
export function schemas(places: readonly string[]): Map<string, Json> {
  const pack = described(PackFile, 'Cuecard pack', PACK);
  const rules = pack.properties!.rules!;
  const rule = rules.additionalProperties as Json;
  const of = (id: string): Json => ({ ...rule, description: PACK[`rules.${id}`]! });
  rules.properties = Object.fromEntries(RULES.map(({ id }) => [id, of(id)]));
  rules.additionalProperties = false;
  delete rules.propertyNames;
  const lesson = described(FrontMatter, 'Cuecard lesson', LESSON);
  if (places.length > 0) lesson.properties!.for!.items!.anyOf!.unshift({ type: 'string', enum: places });
  return new Map([
    [SCHEMAS.pack, pack],
    [SCHEMAS.tool, described(Tool, 'Cuecard tool', TOOL)],
    [SCHEMAS.lesson, lesson],
    [SCHEMAS.campaign, described(CampaignFile, 'Cuecard campaign', CAMPAIGN)],
  ]);
}

function described(schema: v.GenericSchema, title: string, words: Words): Json {
  const json = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' }) as unknown as Json;
  describe(json, '', words);
  return { ...json, title };
}

function describe(json: Json, path: string, words: Words): void {
  const said = words[path];
  if (said !== undefined) json.description = said;
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  for (const [name, part] of Object.entries(json.properties ?? {})) {
    part.title ??= name;
    describe(part, below(name), words);
  }
  if (json.items) describe(json.items, below('*'), words);
  if (typeof json.additionalProperties === 'object') describe(json.additionalProperties, below('*'), words);
  for (const part of json.anyOf ?? []) describe(part, path, words);
}

export async function writeSchemas(folder: string): Promise<Outcome> {
  const { compiled } = await load(folder);
  if (!compiled.pack)
    throw new UsageError(`${folder} holds no pack that can be read; start with "${typed(`lint ${folder}`)}"`);
  const places = compiled.pack.tools.flatMap(({ id, pages }) => [
    id,
    ...pages.map((page) => `${id}/${page.id}`),
  ]);
  const files: string[] = [];
  for (const [path, schema] of schemas(places)) {
    const file = join(folder, path);
    await replaceFile(file, `${JSON.stringify(schema, null, 2)}\n`);
    files.push(file);
  }
  return { problems: [], lines: files.map((file) => `${file} is written.`), facts: { files } };
}
