/** Small pages for the tests of lib/page; they need `@vitest-environment jsdom`. */

/** Makes the document empty again, with these parts. */
export function page(body = '', { title = '', lang = '' } = {}): Document {
  document.title = title;
  document.documentElement.lang = lang;
  document.body.innerHTML = body;
  return document;
}

/** Adds one element to the page and answers it. */
export function add(html: string): HTMLElement {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  document.body.append(holder);
  return holder.firstElementChild as HTMLElement;
}

/** The page as a careless reader sees it: every text, attribute and value, in shadow roots and frames too. */
export function everything(root: ParentNode): string {
  const parts: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    parts.push(element.textContent ?? '', element.outerHTML, (element as HTMLInputElement).value ?? '');
    if (element.shadowRoot) parts.push(everything(element.shadowRoot));
    const inner = element.localName === 'iframe' ? (element as HTMLIFrameElement).contentDocument : null;
    if (inner) parts.push(everything(inner));
  }
  return parts.join('\n');
}
