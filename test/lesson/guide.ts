/** The examples of the author's guide, as a pack: the tests build it, and its pictures are taken of it. */
import type { Medium } from '../../lib/lesson/read/reading.ts';

/** The blocks that the guide shows, in its order, each with the name of its picture. */
export function examplesIn(guide: string): { name: string; body: string }[] {
  return [...guide.matchAll(/^(`{3,})markdown\n(.*?)^\1$/gms)].map(([, , body]) => ({
    name: /^:::([a-z-]+)/.exec(body!)?.[1] ?? '',
    body: body!,
  }));
}

/** What stands under a heading, up to the next one of its level or above. */
export function sectionOf(guide: string, heading: string): string {
  const [, level = '', rest = ''] = new RegExp(`^(#+) ${heading}\\n([\\s\\S]*)`, 'm').exec(guide) ?? [];
  return rest.split(new RegExp(`^#{1,${level.length}} `, 'm'))[0]!;
}

/** The author's commands in a text, without what starts them. */
export const commandsIn = (text: string): string[] =>
  [...text.matchAll(/^ *npm run cuecard -- ((?:new|lint) .*)$/gm)].map(([, words]) => words!);

const TOOL = `id: desk
name: Practice desk
urls: ["localhost/desk/*"]
pages:
  - {id: ticket, title: Ticket, urls: ["/desk/tickets/:id"], examples: ["http://localhost/desk/tickets/12"]}
`;

/** @param media of the shipped pack, to have something that plays */
export function exampleFolder(guide: string, media?: { sound: Medium; film: Medium; picture: Medium }) {
  const silence: Medium = { bytes: new Uint8Array(), seconds: 12 };
  const captions =
    'WEBVTT\n\n00:00.500 --> 00:04.000\nThe caller who has waited longest is on top.\n\n00:04.600 --> 00:06.800\nSelect Take next call.\n';
  const lessons = examplesIn(guide).map(({ name, body }): [string, string] => [
    `lessons/${name}.md`,
    `---\nid: ${name}\nquestion: How does a ${name} look?\nanswer: Like this.\nfor: [desk]\nowner: Ada\n---\n${body}`,
  ]);
  return {
    texts: new Map([
      ['pack.yaml', 'id: guide\nname: Guide\nversion: 1.0.0\nowner: Ada\nlanguages: [en]\n'],
      ['tools/desk.yaml', TOOL],
      ['media/next-call.vtt', captions],
      ['media/greeting.vtt', captions],
      ...lessons,
    ]),
    media: new Map<string, Medium>([
      ['media/next-call.webm', media?.film ?? silence],
      ['media/next-call.webp', media?.picture ?? silence],
      ['media/greeting.ogg', media?.sound ?? silence],
    ]),
  };
}
