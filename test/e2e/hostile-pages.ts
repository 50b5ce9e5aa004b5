/** Pages of the tool "Fernhill Desk" whose styles, headers and layers are hard on whoever wants to show something in them. */
import type { Fixture } from './harness/fixtures.ts';

export interface Parts {
  head?: string;
  body?: string;
  headers?: Record<string, string>;
  /** Attributes of the html element. */
  html?: string;
  /** The field "Priority" has the focus from the start, so that the hint speaks of it. */
  focus?: boolean;
}

/** A form of the desk; everything in `Parts` comes on top. */
export function formPage({
  head = '',
  body = '',
  headers = {},
  html = '',
  focus = true,
}: Parts = {}): Fixture {
  return {
    headers,
    html: `<!doctype html><html lang="en" ${html}><head><meta charset="utf-8"><title>Ticket</title>
<meta name="application-name" content="Fernhill Desk"><link rel="icon" href="data:,">${head}</head><body><h1>Ticket</h1>
<div><form><p><label for="subject">Subject</label> <input id="subject"></p>
<p><label for="priority">Priority</label> <select id="priority"${focus ? ' autofocus' : ''}><option>Normal<option>High</select></p>
<p><label for="reason">Reason</label> <textarea id="reason"></textarea></p>
<p><button type="button" id="send">Send</button></p></form></div>${body}</body></html>`,
  };
}

const css = (text: string): Parts => ({ head: `<style>${text}</style>` });

/** Hard on what stands in them from the start; each is the page of a ticket with the focus in "Priority". */
export const HOSTILE: Record<string, Parts> = {
  'style-sheet': css(`
    html { font-size: 40px; line-height: 3; letter-spacing: 9px; text-transform: uppercase }
    iframe, dialog, [popover], html > :last-child:not(body) { display: none !important; opacity: 0 !important;
      width: 1px !important; height: 1px !important; transform: scale(0) !important; zoom: 0.1 !important;
      pointer-events: none !important; clip-path: circle(0) !important; filter: opacity(0) !important }
    cuecard-hint, cuecard-hint:popover-open { display: none !important; visibility: hidden !important;
      inset: 50% !important; position: static !important; translate: 900px !important; rotate: 9deg !important;
      scale: 3 !important; margin: 90px !important; content-visibility: hidden !important; z-index: -1 !important }
    * { animation: out 1s infinite !important; transition: all 9s !important; max-height: 30px; max-width: 400px }
    @keyframes out { to { opacity: 0; transform: translate(-999px) } }`),
  unset: css('* { all: unset !important }'),
  children: css(`
    html { display: grid; grid-template-columns: 1fr 1fr }
    html > * { position: relative !important; inset: 30px !important; float: left !important; order: -1 !important }
    body > div, html > :not(head):not(body) { display: none !important } body > div { display: block !important }
    body { position: fixed; inset: 0; overflow: auto }`),
  transformed: css(`
    html { transform: translate(40px, 30px) scale(0.8) rotate(3deg); filter: hue-rotate(90deg); perspective: 90px }
    body { transform: scale(1.2); will-change: transform; contain: paint; backdrop-filter: blur(1px); opacity: 0.9 }`),
  zoomed: css('html { zoom: 1.5 }'),
  'content-security-policy': {
    headers: { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'" },
  },
  'trusted-types': {
    headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" },
  },
  isolated: {
    headers: {
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'clipboard-write=()',
    },
  },
  'right-to-left': { html: 'dir="rtl"' },
};

export const DIALOG: Parts = {
  focus: false,
  head: `<style>dialog { width: 70vw; height: 60vh }</style>`,
  body: `<dialog><h2>Confirm</h2><button id="ok">OK</button></dialog><script>
const dialog = document.querySelector('dialog');
ok.onclick = () => dialog.close();
globalThis.whileOpen = 0;
new MutationObserver(() => { if (dialog.open) whileOpen++; }).observe(document.documentElement, { childList: true });
if (location.search === '?open') dialog.showModal();
</script>`,
};

export const FULLSCREEN: Parts = {
  focus: false,
  body: `<div id="stage" style="background: teal; height: 90px"><button id="full">Full screen</button><button id="back">Back</button></div>
<script>full.onclick = () => stage.requestFullscreen(); back.onclick = () => document.exitFullscreen();</script>`,
};
