/** Where a text is typed or an option chosen in practice: over the field of the page, which gets nothing of it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Part } from '../lib/hint/wire.ts';
import type { Practice } from './practice.ts';
import { placeOf } from './Try.tsx';
import { useWords } from './Words.tsx';

/** A field is at least as large as a line of text, in CSS px; a taller one takes several lines. */
const [WIDE, TALL] = [160, 60];

export function TryField({ part, practice }: { part: Part; practice: Practice }) {
  const act = practice.run.value!.demo.act;
  if (act?.kind === 'type') return <Typed part={part} practice={practice} example={act.text} />;
  if (act?.kind === 'choose') return <Chosen part={part} practice={practice} option={act.option} />;
  return null;
}

function Typed({ part, practice, example }: { part: Part; practice: Practice; example: string }) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const isLong = part.height > TALL;
  const place = placeOf({ ...part, width: Math.max(part.width, WIDE) });
  const done = () => practice.typed(text);
  const props = {
    ref: field,
    class: 'part-field',
    style: place,
    value: text,
    placeholder: example,
    'aria-label': part.name,
    autocomplete: 'off',
    onInput: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
    onBlur: done,
  };
  if (isLong) return <textarea {...props} />;
  return <input {...props} onKeyDown={({ key }: KeyboardEvent) => key === 'Enter' && done()} />;
}

function Chosen({ part, practice, option }: { part: Part; practice: Practice; option: string }) {
  const t = useWords();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  // A list of the tool's own opens only in the tool: what it holds is not known here.
  const options = part.options.includes(option) ? part.options : [...part.options, option];
  const { left, width } = placeOf(part);
  return (
    <ul
      ref={list}
      class="part-options"
      aria-label={part.name || t('tryUnnamed')}
      style={{ left, top: `${part.top + part.height + 2}px`, minWidth: width }}
    >
      {options
        .filter((one) => one !== '')
        .map((one) => (
          <li key={one}>
            <button type="button" class="plain" onClick={() => practice.chose(one)}>
              {one}
            </button>
          </li>
        ))}
    </ul>
  );
}
