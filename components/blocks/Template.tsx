/** A text with gaps: filled above, seen below, taken along. */
import { useId, useState } from 'preact/hooks';
import type { BlockOf } from '../../lib/lesson/block.ts';
import type { BlockProps } from '../Blocks.tsx';
import { useWords } from '../Words.tsx';
import { Take } from './Take.tsx';

type Gap = Exclude<BlockOf<'template'>['parts'][number], string>;

export function Template({ block, player }: BlockProps<BlockOf<'template'>>) {
  const t = useWords();
  const id = useId();
  const [filled, setFilled] = useState<Readonly<Record<string, string>>>({});
  // A name that stands twice is written once.
  const gaps = [
    ...new Map(
      block.parts.flatMap((part) => (typeof part === 'string' ? [] : [[part.label, part]])),
    ).values(),
  ] as Gap[];
  const value = (label: string) => (filled[label] ?? '').trim();
  const empty = gaps.map(({ label }) => label).filter((label) => value(label) === '');
  const text = block.parts
    .map((part) => (typeof part === 'string' ? part : value(part.label) || `[${part.label}]`))
    .join('');
  const fill = (label: string, to: string) => setFilled((before) => ({ ...before, [label]: to }));
  return (
    <>
      <div class="gaps no-print">
        {gaps.map(({ label, options }, n) => (
          <p key={label} class="gap">
            <label for={`${id}-${n}`}>{label}</label>
            {options ? (
              <select
                id={`${id}-${n}`}
                value={filled[label] ?? ''}
                onChange={(event) => fill(label, event.currentTarget.value)}
              >
                <option value="">{t('gapChoose')}</option>
                {options.map((option) => (
                  <option key={option} value={option}>
                    {option}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id={`${id}-${n}`}
                type="text"
                autocomplete="off"
                value={filled[label] ?? ''}
                onInput={(event) => fill(label, event.currentTarget.value)}
              />
            )}
          </p>
        ))}
      </div>
      <div class="sample">
        <p class="sample-text">
          {block.parts.map((part, n) => {
            if (typeof part === 'string') return part;
            const own = value(part.label);
            return (
              <span key={n} class={own ? 'gap-filled' : 'gap-empty'}>
                {own || `[${part.label}]`}
              </span>
            );
          })}
        </p>
        <Take title={block.title} text={text} stage={player.stage} empty={empty} />
      </div>
    </>
  );
}
