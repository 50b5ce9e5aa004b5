/** Every choice is saved at once, and its section says so for a moment. */
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../Words.tsx';
import type { Change } from './model.ts';

/** Stores a choice; answers whether it was stored. */
export type OnChange = (change: Change) => Promise<boolean>;

const SAID_MS = 4000;

/** What a section says of its last choice, and how to save the next. */
export function useSaving(onChange: OnChange) {
  const t = useWords();
  const [state, setState] = useState<'saved' | 'failed' | null>(null);
  useEffect(() => {
    if (state !== 'saved') return;
    const timer = setTimeout(() => setState(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const keep = async (store: () => Promise<boolean>) => {
    // Said again for each choice: a screen reader speaks only what changes.
    setState(null);
    const isStored = await store();
    setState(isStored ? 'saved' : 'failed');
    return isStored;
  };
  const save: OnChange = (change) => keep(() => onChange(change));
  return { said: state === 'saved' ? t('saved') : '', isFailed: state === 'failed', save, keep };
}
