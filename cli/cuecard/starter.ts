/** What `cuecard new pack --campaign` writes besides: a small campaign that can be tried at once and made one's own. */
import { lessonSchema, toolSchema, yaml } from './examples.ts';

/** The practice company's help desk, which `npm start` opens. */
export const practiceDesk = () => `${toolSchema}
# The practice company's help desk, to begin with.
id: desk
name: Practice desk
urls: ["localhost/desk/*"]  # your tool's address without http://, with * for the rest: desk.acme.com/*
pages:
  - id: queue
    title: Call queue
    urls: [/desk/]  # what follows the host
    examples: ["http://localhost:4173/desk/"]  # whole, as the browser shows it
`;

/** The lesson of the starter. */
export const GREETING = 'phone-greeting';

interface Words {
  owner: string;
  /** YYYY-MM-DD */
  reviewBy: string;
}

export const greetingLesson = ({ owner, reviewBy }: Words) => `---
${lessonSchema('../')}
id: ${GREETING}
question: How do I greet a caller?
answer: Say the time of day, our name and yours, then offer your help.
for: [desk/queue]
keywords: [greeting, call]
synonyms: [hello, welcome, answer the phone]
owner: ${yaml(owner)}
review_by: ${reviewBy}
---

:::sample[Greeting]
Good morning, {{company}}, this is Kim. How can I help you?
:::

:::check[A customer calls at three in the afternoon. How do you begin?]
- [x] "Good afternoon, {{company}}, this is Kim. How can I help you?"

  Nothing is missing: time of day, both names, the offer.
- [ ] "Hello, who is there?"

  The caller does not know yet whom they reached.
:::
`;
