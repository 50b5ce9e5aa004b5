/** Brings pieces into their order, by a button up and a button down on each. */
import { ArrowDown, ArrowUp, CircleCheck, CircleX } from 'lucide';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { plainText } from '../../lib/lesson/plain.ts';
import { askedOrder, type CheckOf, type Verdict as Judged, judgeOrder } from '../../lib/practice/check.ts';
import { Icon } from '../Icon.tsx';
import { Inlines } from '../Inlines.tsx';
import { useWords } from '../Words.tsx';
import { Asked } from './Asked.tsx';

interface Props {
  check: CheckOf<'order'>;
  seed: string;
  onAnswer(right: boolean): void;
}

export function Order({ check, seed, onAnswer }: Props) {
  const t = useWords();
  const [order, setOrder] = useState<readonly number[]>(() => askedOrder(check, seed));
  const [verdict, setVerdict] = useState<Judged | null>(null);
  const [said, setSaid] = useState('');
  const pressed = useRef<HTMLElement | null>(null);
  // A piece that changes its place loses the focus on the way.
  useLayoutEffect(() => {
    pressed.current?.focus();
    pressed.current = null;
  }, [order]);
  const number = (n: number) => n.toLocaleString(t.language);
  const move = (at: number, to: number, button: HTMLElement) => {
    if (to < 0 || to >= order.length) return;
    const next = [...order];
    [next[at], next[to]] = [next[to]!, next[at]!];
    pressed.current = button;
    setOrder(next);
    setVerdict(null);
    setSaid(t('orderMoved', plainText(check.items[order[at]!]!), number(to + 1), number(order.length)));
  };
  return (
    <Asked
      check={check}
      verdict={verdict}
      isReady={true}
      onCheck={() => {
        const judged = judgeOrder(check, order);
        setVerdict(judged);
        onAnswer(judged.right);
      }}
      onRetry={() => {
        setOrder(askedOrder(check, seed));
        setVerdict(null);
      }}
    >
      <ol class="order">
        {order.map((item, at) => {
          const words = check.items[item]!;
          const name = plainText(words);
          const isRight = verdict?.parts[at];
          return (
            <li key={item} class={isRight === undefined ? '' : isRight ? 'right' : 'not-right'}>
              <span class="place" aria-hidden="true">
                {number(at + 1)}
              </span>
              <span class="words">
                <Inlines of={words} />
              </span>
              {isRight !== undefined && (
                <span class="mark" lang={t.language}>
                  <Icon of={isRight ? CircleCheck : CircleX} size={16} />
                  <span class="unseen">{t(isRight ? 'checkRight' : 'checkWrong')}</span>
                </span>
              )}
              <button
                type="button"
                class="plain icon"
                aria-label={t('orderUp', name)}
                aria-disabled={at === 0}
                onClick={(event) => move(at, at - 1, event.currentTarget)}
              >
                <Icon of={ArrowUp} />
              </button>
              <button
                type="button"
                class="plain icon"
                aria-label={t('orderDown', name)}
                aria-disabled={at === order.length - 1}
                onClick={(event) => move(at, at + 1, event.currentTarget)}
              >
                <Icon of={ArrowDown} />
              </button>
            </li>
          );
        })}
      </ol>
      <p role="status" class="unseen" lang={t.language}>
        {said}
      </p>
    </Asked>
  );
}
