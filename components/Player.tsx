/** The blocks of a lesson: a few at once, more one at a time, with an overview to jump. */
import { ArrowLeft, ArrowRight, List } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Block } from '../lib/lesson/block.ts';
import { BlockView, headingOf } from './Blocks.tsx';
import { Icon } from './Icon.tsx';
import type { Player as Model } from './player.ts';
import { watchEnd } from './sight.ts';
import { useWords } from './Words.tsx';

interface Props {
  player: Model;
  blocks: readonly Block[];
  /** The lesson's language. */
  language: string;
}

export function Player({ player, blocks, language }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLElement>(null);
  const { place, isAll, isLong, count } = player;
  const all = isAll.value;
  useEffect(() => (all && end.current ? watchEnd(end.current, player.finished) : undefined), [all, player]);
  /** The focus goes along, so that keys and screen readers go on where the eye does. */
  const focus = (block: number) => {
    const heading = root.current?.querySelector<HTMLElement>(`[data-block="${block}"] .heading`);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView?.({ block: 'nearest' });
  };
  const go = (to: number) => {
    player.go(to);
    // What was hidden until now can only take the focus once it is drawn.
    requestAnimationFrame(() => focus(to));
  };
  return (
    <div ref={root} class={`blocks${all ? '' : ' single'}`}>
      {blocks.map((block, n) => (
        <BlockView
          key={n}
          block={block}
          n={n}
          player={player}
          language={language}
          isHere={all || n === place.value}
        />
      ))}
      <i ref={end} class="end" />
      {isLong && <Way player={player} blocks={blocks} count={count} onGo={go} onFocus={focus} />}
    </div>
  );
}

interface WayProps {
  player: Model;
  blocks: readonly Block[];
  count: number;
  onGo(to: number): void;
  onFocus(to: number): void;
}

function Way({ player, blocks, count, onGo, onFocus }: WayProps) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const place = player.place.value;
  const all = player.isAll.value;
  const number = (n: number) => n.toLocaleString(t.language);
  const where = t('blockOf', number(place + 1), number(count));
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) here.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isOpen]);
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return;
    // The card in a page would fold up.
    event.preventDefault();
    setOpen(false);
    toggle.current?.focus();
  };
  const show = (isAll: boolean) => {
    player.isAll.value = isAll;
    setOpen(false);
    requestAnimationFrame(() => onFocus(isAll ? 0 : place));
  };
  if (all)
    return (
      <nav class="way" aria-label={t('wayLabel')} lang={t.language}>
        <button type="button" onClick={() => show(false)}>
          {t('showSingle')}
        </button>
      </nav>
    );
  return (
    <nav class="way" aria-label={t('wayLabel')} onKeyDown={close} lang={t.language}>
      <div class="progress" aria-hidden="true">
        {blocks.map((_, n) => (
          <i key={n} class={n <= place ? 'past' : ''} />
        ))}
      </div>
      {isOpen && (
        <div class="overview" id="overview">
          <ol>
            {blocks.map((block, n) => (
              <li key={n} ref={n === place ? here : null}>
                <button
                  type="button"
                  class="plain"
                  aria-current={n === place ? 'step' : undefined}
                  onClick={() => {
                    setOpen(false);
                    onGo(n);
                  }}
                >
                  <span class="number">{number(n + 1)}</span>
                  <span class="name">{headingOf(block, t)}</span>
                </button>
              </li>
            ))}
          </ol>
          <button type="button" class="link" onClick={() => show(true)}>
            {t('showAll')}
          </button>
        </div>
      )}
      <div class="ends">
        <button
          type="button"
          aria-label={t('previousLabel')}
          disabled={place === 0}
          onClick={() => onGo(place - 1)}
        >
          <Icon of={ArrowLeft} size={14} /> {t('previous')}
        </button>
        <button
          ref={toggle}
          type="button"
          class="plain where"
          aria-expanded={isOpen}
          aria-controls={isOpen ? 'overview' : undefined}
          title={t('overview')}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon of={List} size={14} /> {where}
          <span class="unseen">{t('overview')}</span>
        </button>
        <button
          type="button"
          class={place < count - 1 ? 'primary' : ''}
          disabled={place === count - 1}
          onClick={() => onGo(place + 1)}
        >
          {t('next')} <Icon of={ArrowRight} size={14} />
        </button>
      </div>
      <p role="status" class="unseen">
        {where}
      </p>
    </nav>
  );
}
