/** What `cuecard new` writes: complete, commented, and to be changed. */
import { EXAMPLE_ANSWER, EXAMPLE_CHECK, EXAMPLE_TEMPLATE } from '../../lib/lesson/lint/example-words.ts';
import { SCHEMAS } from './schema.ts';

/** A value as YAML: JSON is YAML, and needs no care about ":" or "#". Plain words stay plain. */
export const yaml = (text: string) =>
  /^[\p{L}][\p{L}\p{N} .,&'’/()-]*$/u.test(text) &&
  !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text) &&
  !/\s$/.test(text)
    ? text
    : JSON.stringify(text);

/** Tells an editor's YAML language server which schema counts. */
const schema = (path: string) => `# yaml-language-server: $schema=${path}`;

/** The same for a lesson. @param up from its folder to the pack's */
export const lessonSchema = (up: string) => schema(up + SCHEMAS.lesson);

/** The same for a tool, in its folder. */
export const toolSchema = schema(`../${SCHEMAS.tool}`);

export interface PackWords {
  id: string;
  name: string;
  owner: string;
  contact: string;
  language: string;
}

export const packExample = ({ id, name, owner, contact, language }: PackWords) => `${schema(SCHEMAS.pack)}
# A pack: tools in tools/, lessons in lessons/, campaigns in campaigns/, films, sounds and pictures in media/.
id: ${id}  # never change it
name: ${yaml(name)}
version: 0.1.0  # raise it with each release
owner: ${yaml(owner)}
contact: ${yaml(contact)}  # where people tell of a mistake: mailto: and an address, or https://…
languages: [${language}]  # refund.de.md is German

# Lessons write {{company}} for it.
variables:
  company: ${yaml(name)}

# Groups of people, by team, site or role: a lesson or a campaign can be for some of them.
# audiences: [{id: phone-desk, teams: [Phone desk]}]

# How strict "cuecard lint" is; "cuecard lint --rules" lists the rules.
# rules:
#   no-check: {level: off, reason: These lessons are reference cards}
`;

export interface ToolWords {
  id: string;
  name: string;
  /** Where it runs, such as https://desk.example.com/app/ */
  url: URL;
}

export function toolExample({ id, name, url }: ToolWords): string {
  const path = url.pathname.replace(/[^/]*$/, '');
  // Many applications have one address and write their pages behind "#".
  const route = url.hash.startsWith('#/') ? '#/' : '';
  const inside = (rest: string) => JSON.stringify(`${path}${route}${rest}`);
  const example = (rest: string) => JSON.stringify(`${url.origin}${path}${route}${rest}`);
  return `${toolSchema}
# A tool: where it runs, and the pages it has. A page is a kind of screen, not one address.
id: ${id}
name: ${yaml(name)}
urls:
  - ${JSON.stringify(`${url.host}${path}*`)}
# What must be on every page besides, where other tools run at the same address (CSS):
# signals: ['meta[name="application-name"][content="${name.replace(/[^\p{L}\p{N} ]/gu, '')}"]']
# What shows the name of a record or a person is never read (CSS):
# records: ["#customer h1"]
pages:
  - id: start
    title: Start page
    urls: [${inside('')}]
    # Each example must hit its own page and no other; the build checks it.
    examples: [${example('')}]

  - id: item
    title: One item  # ":id" stands for one part of the address
    urls: [${inside('items/:id')}]
    examples: [${example('items/12')}]
`;
}

export interface LessonWords {
  id: string;
  question: string;
  place: string;
  owner: string;
  reviewBy: string;
  /** From the lesson's folder to the pack's. */
  up: string;
}

export const lessonExample = ({ id, question, place, owner, reviewBy, up }: LessonWords) => `---
${lessonSchema(up)}
id: ${id}
question: ${JSON.stringify(question)}
answer: ${EXAMPLE_ANSWER}
for:
  - ${place}
  # - {tool: …, page: …, field: Priority}  # beside a field
  # - {tool: …, page: …, alert: is required}  # when an error text appears
keywords: [item, change]  # the tool's words
synonyms: [edit, correct]  # other words for the same
owner: ${yaml(owner)}
review_by: ${reviewBy}
---

:::demo
1. Open the item that you want to change.
   - do: see
2. In **Name**, type the new name.
   - where: field "Name"
   - do: type "A new name"
3. Select **Save**.

   The new name stands at the top.
   - where: button "Save"
   - do: select
   - expect: text "Saved"
:::

:::template[Note for a colleague]
${EXAMPLE_TEMPLATE} [[Day: today | yesterday]]. Please check [[what to check]].
:::

:::check[${EXAMPLE_CHECK}]
- [x] The old name stays.

  Only **Save** keeps a change.
- [ ] The new name is kept.

  Until you select **Save**, nothing is changed.
:::
`;
