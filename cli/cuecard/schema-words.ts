/** What editors show beside each field, by the field's path; "*" is any item of a list or any name. */
import { RULES } from '../../lib/lesson/lint/rules.ts';

export type Words = Readonly<Record<string, string>>;

const VARIABLES = 'What {{name}} stands for in lessons, such as "product: Alder 8".';
const CSS = 'A CSS selector, or css with text (words in the element) or absent: true (no such element).';

export const PACK: Words = {
  '': 'A pack: who it is from, and how strict the lint is with it.',
  id: 'The name in files and addresses: lower-case letters, digits and hyphens. Never change it.',
  name: 'The name that people see.',
  version: 'Raise it with each release; browsers never go back to a lower one. Such as 1.2.0.',
  owner: 'The team or person that answers for the lessons.',
  contact: 'Where people tell of a mistake: mailto:… or https://…',
  languages: 'The languages of the lessons; the first is that of files that name none.',
  'languages.*': 'A language, such as en or de-AT.',
  variables: VARIABLES,
  audiences: 'Groups of people for whom lessons are meant, or to whom a variable says something else.',
  'audiences.*.id': 'The name that lessons use under "audience".',
  'audiences.*.roles': 'People with one of these roles, as Options or the policy names them.',
  'audiences.*.teams': 'People in one of these teams.',
  'audiences.*.sites': 'People at one of these sites.',
  'audiences.*.variables': VARIABLES,
  next_key:
    'The public key of the versions to come. Browsers that trust the key of this version trust that one too once they have it.',
  rules: 'How strict the lint is: rule by rule, each with the reason.',
  'rules.*.level': 'error stops the build, warning does not, off says nothing.',
  'rules.*.reason': 'Why this pack does otherwise.',
  ...Object.fromEntries(RULES.map(({ id, reason, source }) => [`rules.${id}`, `${reason} (${source})`])),
};

export const TOOL: Words = {
  '': 'A tool: where it runs, and the pages it has.',
  id: 'The name that lessons use: lower-case letters, digits and hyphens.',
  name: 'The name that people see.',
  urls: 'Where it runs: host[:port]/path. "*.example.com" takes subdomains, "*" anything.',
  signals: `What must be on every page of it besides. ${CSS}`,
  busy: `Signs that a person must not be interrupted now, such as a call. ${CSS}`,
  records: 'CSS of what shows the name of a record or a person: it is never read.',
  variables: VARIABLES,
  pages: 'Kinds of screen, not single addresses.',
  'pages.*.id': 'The name that lessons use behind the tool: "desk/create-ticket".',
  'pages.*.title': 'The name that people see.',
  'pages.*.urls':
    'The path: ":id" is one part, "*" anything, "/**/" in front any folder; "?a=b" and "#/route" work too.',
  'pages.*.signals': `What tells this page from others at the same address. ${CSS}`,
  'pages.*.examples':
    'Full addresses of this page. Each must hit this page and no other; the build checks it.',
};

export const LESSON: Words = {
  '': 'The top of a lesson: one question, its answer, and where it belongs.',
  id: 'The same as the name of the file. Never change it: ratings belong to it.',
  question: 'One question of at most 12 words, as people ask it.',
  answer: 'What to do, in at most 25 words. **Bold** for what the tool shows.',
  for: 'Where it belongs: tool/page, or tool, page and a field or an alert there.',
  'for.*.tool': 'The id of a tool in tools/.',
  'for.*.page': 'The id of a page of that tool.',
  'for.*.field': 'The label of the field that has the focus, as the tool shows it.',
  'for.*.alert': 'A part of an error text, as the tool shows it.',
  'for.*.question': 'Takes the place of the question there.',
  'for.*.answer': 'Takes the place of the answer there.',
  'for.*.variables': VARIABLES,
  keywords: 'Words of the tool by which it is found.',
  synonyms: 'Other words that people use for the same.',
  owner: 'Who answers for this lesson.',
  review_by: 'When somebody looks at it again in the tool: YYYY-MM-DD.',
  audience: 'Ids of the audiences in pack.yaml that it is for; without it, for everybody.',
  variables: VARIABLES,
};

export const CAMPAIGN: Words = {
  '': 'A campaign: lessons that an audience must see in a window of time.',
  id: 'The same as the name of the file. Never change it: what people did belongs to it.',
  goal: 'One sentence: what people can do when it is over.',
  lessons: 'Ids of lessons of this pack, in their order.',
  'lessons.*.lesson': 'The id of a lesson.',
  'lessons.*.done': 'What counts as done for this lesson.',
  'lessons.*.score': 'The share of right answers that is enough, in %.',
  order: 'any, or given: each lesson waits for the one before it.',
  done: 'What counts as done: seen, check (passed), practised (a demo, a case or a role-play) or acknowledged.',
  score: 'The share of right answers that is enough, in %; 100 without it.',
  required: 'false makes it an invitation.',
  audience: 'Ids of audiences in pack.yaml; without it, everybody.',
  languages: 'Only for people with one of these languages.',
  'languages.*': 'A language, such as en or de-AT.',
  from: 'When it begins, on the clock on the wall: 2026-11-30 09:00.',
  until: 'The deadline, on the clock on the wall: 2026-12-01 17:00.',
  zone: 'One time zone for all, such as Europe/London; without it, each person’s own.',
  where: 'Where it may ask, as tool or tool/page; without it, in the tools of its lessons.',
  days: 'The days on which it asks: mon, tue, wed, thu, fri, sat, sun.',
  hours: 'When it asks, on each person’s own clock.',
  'hours.from': 'The first minute, such as 09:00.',
  'hours.to': 'It ends before this minute, such as 17:30.',
  quiet: 'Hours among them in which it does not ask, such as the lunch break.',
  beacon: 'How long before the deadline it begins to ask in the page, such as "1 day"; without it, at once.',
  card: 'How long before the deadline it opens by itself, in the last quarter only; without it, never.',
  reminders: 'How long before the deadline it asks once more, such as [1 day, 3 h].',
  recaps: 'Days after which the checks come once more, such as [2, 5].',
  'recaps.days': 'Days, such as [2, 5].',
  'recaps.after': 'Counted from when somebody is done, or from the deadline.',
  snoozes: 'How often a person may put one lesson off.',
  excuse: 'Whether a person may say that it is not for them.',
  anew: 'true: what people did before it begins does not count.',
  variables: VARIABLES,
};
