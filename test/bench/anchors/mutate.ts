/** Changes a page as new releases do. It is bundled and runs in the page. */
import { foreign } from './variants.ts';

declare const document: Document;

export type Mutation = (targets: readonly Element[]) => void;

const WORDS = ['placeholder', 'title', 'aria-label', 'alt'];
const BUTTON = 'input[type="submit"],input[type="button"],input[type="reset"]';

/** Every text of an element and its parts, also what only attributes say. */
function reword(root: Element, change: (text: string) => string): void {
  const SHOW_TEXT = 4;
  const walker = document.createTreeWalker(root, SHOW_TEXT);
  while (walker.nextNode())
    if (!walker.currentNode.parentElement?.matches('script,style'))
      walker.currentNode.nodeValue = change(walker.currentNode.nodeValue ?? '');
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const name of element.matches(BUTTON) ? [...WORDS, 'value'] : WORDS) {
      const said = element.getAttribute(name);
      if (said !== null) element.setAttribute(name, change(said));
    }
  }
}

/** Another word for each, in the same letters. */
const synonym = (text: string): string =>
  text.replace(/\p{L}{2,}/gu, (word) => `${[...word.toLowerCase()].reverse().join('')}a`);

function reorder(targets: readonly Element[]): void {
  for (const parent of new Set(targets.map(({ parentElement }) => parentElement))) {
    if (!parent || parent === document.body) continue;
    // The last comes first.
    if (parent.children.length > 1) parent.prepend(parent.lastElementChild!);
  }
}

function wrap(targets: readonly Element[]): void {
  for (const target of targets) {
    if (target.matches('li,th,td,tr,option,legend,summary')) continue;
    const outer = document.createElement('div');
    target.before(outer);
    outer.append(target);
  }
  const whole = document.createElement('main');
  whole.append(...document.body.childNodes);
  document.body.append(whole);
}

/** New ids and classes, in the page and in the style sheets that can be read. */
function rebuild(): void {
  const fresh = (name: string) =>
    `x${[...name].reduce((sum, at) => (sum * 31 + at.charCodeAt(0)) >>> 0, 7).toString(36)}`;
  for (const element of document.querySelectorAll('[id],[class],[for],[aria-labelledby]')) {
    for (const name of ['id', 'class', 'for', 'aria-labelledby']) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.trim().split(/\s+/).map(fresh).join(' '));
    }
  }
  for (const rule of rules())
    rule.selectorText = rule.selectorText.replace(
      /([.#])([a-z_][\w-]*)/gi,
      (_, mark, name) => mark + fresh(name),
    );
}

function rules(): CSSStyleRule[] {
  const found: CSSStyleRule[] = [];
  const enter = (list: CSSRuleList) => {
    for (const rule of list) {
      if ('selectorText' in rule) found.push(rule as CSSStyleRule);
      else if ('cssRules' in rule) enter((rule as CSSGroupingRule).cssRules);
    }
  };
  for (const sheet of document.styleSheets) {
    try {
      enter(sheet.cssRules);
    } catch {
      // Another origin's sheet cannot be read.
    }
  }
  return found;
}

/** The part of the page that holds the most targets, but not all of the page. */
function mainPart(targets: readonly Element[]): Element {
  const held = (part: Element) => targets.filter((target) => part.contains(target)).length;
  const parts = [...document.body.querySelectorAll('main,form,section,article,aside,nav,header,footer,div')]
    .map((part) => ({ part, held: held(part) }))
    .filter(({ held }) => held > 0 && held <= 0.7 * targets.length);
  parts.sort((a, b) => b.held - a.held);
  return parts[0]?.part ?? document.body.firstElementChild!;
}

/** The parts in which the targets stand, none in another. */
function parts(targets: readonly Element[]): Element[] {
  const parents = [...new Set(targets.map(({ parentElement }) => parentElement!))].filter(
    (parent) => parent && !parent.matches('body,ul,ol,tr,thead,tbody,table,select,fieldset,dl'),
  );
  return parents.filter((one) => !parents.some((other) => other !== one && other.contains(one)));
}

function intoDialog(targets: readonly Element[]): void {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('open', '');
  document.body.append(dialog);
  dialog.append(mainPart(targets));
}

function intoShadow(targets: readonly Element[]): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    rules()
      .map(({ cssText }) => cssText)
      .join('\n'),
  );
  for (const part of parts(targets)) {
    const host = document.createElement('div');
    part.before(host);
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.append(part);
  }
}

/** A production system beside its sandbox: other hosts, other numbers in ids, links and texts. */
function elsewhere(): void {
  const number = (text: string) =>
    text.replace(/\d+/g, (digits) => String(Number(digits.slice(0, 9)) * 3 + 11));
  for (const element of document.querySelectorAll('[id],[for],[name],[aria-labelledby]')) {
    for (const name of ['id', 'for', 'name', 'aria-labelledby']) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, number(value));
    }
  }
  for (const link of document.querySelectorAll('[href]')) {
    if (link.matches('link')) continue;
    const href = link.getAttribute('href') ?? '';
    link.setAttribute('href', number(href).replace(/^(\w+:)?\/\/(www\.)?/, '$1//sandbox.'));
  }
  reword(document.body, number);
}

/** Less than half of the window: everything stands elsewhere. */
function narrow(): void {
  document.documentElement.style.width = '860px';
}

export const MUTATIONS = {
  nothing: () => {},
  rename: (targets) => {
    for (const target of targets) reword(target, synonym);
  },
  reorder,
  wrap,
  translate: () => reword(document.body, foreign),
  rebuild,
  elsewhere,
  narrow,
  dialog: intoDialog,
  shadow: intoShadow,
} satisfies Record<string, Mutation>;
