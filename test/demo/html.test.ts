import { expect, it } from 'vitest';
import { flag, html } from '../../demo/server/expenses/html.ts';

it('escapes what is put in, in text and in quoted attributes', () => {
  const text = `<script>alert("a & 'b'")</script>`;
  expect(html`<p title="${text}">${text}</p>`.text).toBe(
    '<p title="&lt;script&gt;alert(&quot;a &amp; &#39;b&#39;&quot;)&lt;/script&gt;">' +
      '&lt;script&gt;alert(&quot;a &amp; &#39;b&#39;&quot;)&lt;/script&gt;</p>',
  );
});

it('puts a template in as it is, once escaped', () => {
  const name = html`<b>${'<i>'}</b>`;
  expect(html`<p>${name}</p>`.text).toBe('<p><b>&lt;i&gt;</b></p>');
});

it('joins lists, shows numbers, and leaves out what is nothing', () => {
  expect(html`${[html`<i></i>`, '<', 0]}${null}${undefined}${false}${''}${[]}.`.text).toBe('<i></i>&lt;0.');
});

it('writes a flag or nothing', () => {
  expect(html`<input${flag('checked', true)}><input${flag('checked', false)}>`.text).toBe(
    '<input checked><input>',
  );
});
