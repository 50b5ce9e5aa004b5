// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { signalTest } from '../../lib/page/signal.ts';
import type { Signal } from '../../lib/page/tool.ts';
import { add, page } from './builders.ts';

function build(): Document {
  page('<meta name="application-name" content="Desk"><h1>Create a ticket</h1><h1>Second</h1>');
  const root = add('<x-app></x-app>').attachShadow({ mode: 'open' });
  root.innerHTML = '<section class="inner">Deep words</section><x-part></x-part>';
  root.querySelector('x-part')!.attachShadow({ mode: 'open' }).innerHTML = '<i class="deepest"></i>';
  const frame = add('<iframe></iframe>') as HTMLIFrameElement;
  frame.contentDocument!.body.innerHTML = '<p class="framed">Framed words</p>';
  return document;
}

const cases: [Signal, boolean][] = [
  [{ css: 'meta[name="application-name"][content="Desk"]' }, true],
  [{ css: '.missing' }, false],
  [{ css: 'h1', text: 'CREATE a' }, true],
  [{ css: 'h1', text: 'second' }, true],
  [{ css: 'h1', text: 'refund' }, false],
  [{ css: '.missing', absent: true }, true],
  [{ css: 'h1', absent: true }, false],
  [{ css: 'h1', absent: false }, true],
  [{ css: 'h1', text: 'refund', absent: true }, true],
  [{ css: '.inner' }, true],
  [{ css: '.inner', text: 'deep' }, true],
  [{ css: '.inner', text: 'framed' }, false],
  [{ css: '.inner', absent: true }, false],
  [{ css: '.deepest' }, true],
  [{ css: '.framed', text: 'framed words' }, true],
  [{ css: '.framed', absent: true }, false],
  [{ css: 'h1[' }, false],
  [{ css: 'h1[', absent: true }, false],
  [{ css: ':nonsense(2)' }, false],
  [{ css: '' }, false],
];

test.each(cases)('%j is %s', (signal, want) => {
  expect(signalTest(build())(signal)).toBe(want);
});

test('one test answers many signals the same, in any order', () => {
  const holds = signalTest(build());
  for (const [signal, want] of [...cases, ...cases.toReversed()]) expect(holds(signal)).toBe(want);
});
