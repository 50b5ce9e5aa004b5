/** The player in the real popup, as a person uses it. */
import type { View } from './harness/types.ts';

/** A page with fields of each kind. */
export const FIELDS = `<!doctype html><html lang="en"><title>Call</title><h1>Call</h1>
<label>Line <input id="line" value="before after"></label>
<label>Text <textarea id="text"></textarea></label>
<label>Secret <input id="secret" type="password"></label>
<div id="rich" contenteditable="true" aria-label="Rich">Hello</div>
<div id="host"></div>
<iframe id="inner" title="Inner" srcdoc="<textarea id='deep'></textarea>"></iframe>
<script>
  const heard = [];
  for (const id of ['line', 'text']) document.getElementById(id).addEventListener('input', (e) => heard.push(id + ' ' + e.inputType));
  const shadow = document.getElementById('host').attachShadow({ mode: 'open' });
  shadow.innerHTML = '<label>Shadow <input id="shade"></label>';
</script>`;

/** Goes to a part of the lesson by the overview. */
export async function goTo(view: View, name: string): Promise<void> {
  await view.click('.where');
  await view.waitFor(() => document.querySelector('.overview'));
  await view.waitFor((name) => {
    const all = [...document.querySelectorAll<HTMLElement>('.overview li button')];
    const found = all.find((one) => one.querySelector('.name')?.textContent === name);
    if (found) found.id = 'wanted';
    return Boolean(found);
  }, name);
  await view.click('#wanted');
  await view.waitFor(
    (name) => document.querySelector('.block:not([hidden]) .heading')?.textContent === name,
    name,
  );
}

/** The text of the block that is shown. */
export const blockText = (view: View) =>
  view.evaluate(() => document.querySelector<HTMLElement>('.block:not([hidden])')?.innerText ?? '');
