/** The blocks of a lesson: steps, text, and samples to copy. */
import { Check, Copy } from 'lucide';
import { useState } from 'preact/hooks';
import type { Block, Step } from '../lib/lesson/block.ts';
import { Icon } from './Icon.tsx';
import { Inlines } from './Inlines.tsx';
import { useWords } from './Words.tsx';

interface Props {
  blocks: readonly Block[];
  /** Copies a text; rejects when the browser does not let it. */
  onCopy(text: string): Promise<void>;
}

export function Blocks({ blocks, onCopy }: Props) {
  return (
    <>
      {blocks.map((block, n) => {
        if (block.kind === 'steps') return <Steps key={n} title={block.title} steps={block.steps} />;
        if (block.kind === 'sample')
          return <Sample key={n} title={block.title} text={block.text} onCopy={onCopy} />;
        if (block.kind !== 'text') return null;
        return (
          <p key={n} class="measure">
            <Inlines of={block.of} />
          </p>
        );
      })}
    </>
  );
}

function Steps({ title, steps }: { title: string | undefined; steps: readonly Step[] }) {
  return (
    <section>
      {title && <h2 class="block-title">{title}</h2>}
      <ol class="steps">
        {steps.map((step, n) => (
          <li key={n}>
            <span class="measure">
              <Inlines of={step.do} />
            </span>
            {step.note && (
              <span class="note quiet">
                <Inlines of={step.note} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

type CopyState = 'idle' | 'copied' | 'failed';

function Sample({ title, text, onCopy }: { title: string; text: string; onCopy: Props['onCopy'] }) {
  const t = useWords();
  const [state, setState] = useState<CopyState>('idle');
  const copy = () =>
    onCopy(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  return (
    <section class="sample">
      <header>
        <h2 class="block-title">{title}</h2>
        <button
          type="button"
          aria-label={t(state === 'copied' ? 'copiedLabel' : 'copyLabel', title)}
          onClick={copy}
        >
          <Icon of={state === 'copied' ? Check : Copy} size={14} />
          {t(state === 'copied' ? 'copied' : 'copy')}
        </button>
      </header>
      <p class="sample-text">{text}</p>
      <p role="status" class={state === 'failed' ? 'quiet' : 'unseen'}>
        {state === 'copied' && t('copied')}
        {state === 'failed' && t('copyFailed')}
      </p>
    </section>
  );
}
