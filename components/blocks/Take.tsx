/** Takes a text along: into the clipboard, or into the field on the page that the person was in. */
import { Check, Copy, TextCursorInput } from 'lucide';
import { useState } from 'preact/hooks';
import type { WordKey } from '../../lib/words.ts';
import { Icon } from '../Icon.tsx';
import type { Stage } from '../stage.ts';
import { useWords } from '../Words.tsx';

interface Props {
  /** What the text is called. */
  title: string;
  text: string;
  stage: Stage;
  /** Gaps that are still empty: the text is taken all the same, and that is said. */
  empty?: readonly string[];
}

type State =
  | 'idle'
  | 'copied'
  | 'copyFailed'
  | 'inserted'
  | 'insertNowhere'
  | 'insertUndone'
  | 'insertChanged';

const SAID: Record<State, WordKey | null> = {
  idle: null,
  copied: 'copied',
  copyFailed: 'copyFailed',
  inserted: 'inserted',
  insertNowhere: 'insertNowhere',
  insertUndone: 'insertUndone',
  insertChanged: 'insertChanged',
};

export function Take({ title, text, stage, empty = [] }: Props) {
  const t = useWords();
  const [state, setState] = useState<State>('idle');
  const [missing, setMissing] = useState<readonly string[]>([]);
  const { insert, uninsert } = stage;
  const after = (next: State) => {
    setState(next);
    setMissing(next === 'copied' || next === 'inserted' ? empty : []);
  };
  const copy = () =>
    stage.copy(text).then(
      () => after('copied'),
      () => after('copyFailed'),
    );
  const put = () =>
    insert?.(text).then(
      (done) => after(done === 'inserted' ? 'inserted' : 'insertNowhere'),
      () => after('insertNowhere'),
    );
  const undo = () =>
    uninsert?.().then(
      (done) => after(done ? 'insertUndone' : 'insertChanged'),
      () => after('insertChanged'),
    );
  const said = SAID[state];
  const isCopied = state === 'copied';
  const list = new Intl.ListFormat(t.language, { type: 'conjunction' });
  return (
    <div class="take" lang={t.language}>
      <button type="button" aria-label={t(isCopied ? 'copiedLabel' : 'copyLabel', title)} onClick={copy}>
        <Icon of={isCopied ? Check : Copy} size={14} />
        {t(isCopied ? 'copied' : 'copy')}
      </button>
      {insert && (
        <button type="button" aria-label={t('insertLabel', title)} title={t('insertWhere')} onClick={put}>
          <Icon of={TextCursorInput} size={14} />
          {t('insert')}
        </button>
      )}
      {state === 'inserted' && uninsert && (
        <button type="button" class="link" onClick={undo}>
          {t('undo')}
        </button>
      )}
      <p role="status" class={isCopied && missing.length === 0 ? 'unseen' : 'quiet'}>
        {said && t(said)}
        {missing.length > 0 && ` ${t('gapsEmpty', list.format(missing))}`}
      </p>
    </div>
  );
}
