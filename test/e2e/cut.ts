/** Finds what does not fit, in the document it is run in. It travels as source: nothing outside it can be used. */

/** @returns one line for each element that scrolls sideways, sticks out of the window or is cut off */
export function cut(): string[] {
  const lines: string[] = [];
  const root = document.scrollingElement ?? document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    lines.push(`the page is ${root.scrollWidth} wide, not ${root.clientWidth}`);
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || element.closest('.unseen,svg')) continue;
    const name = `${element.localName}.${element.className} "${(element.textContent ?? '').slice(0, 30)}"`;
    if (box.right > root.clientWidth + 1 || box.left < -1) lines.push(`${name} sticks out`);
    const style = getComputedStyle(element);
    const hidesX = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
    const hidesY = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    // A text field scrolls what is typed; that is no cut.
    if ((hidesX || hidesY) && !element.matches('input,textarea')) lines.push(`${name} is cut`);
  }
  return lines;
}
