/** Gives the interface's words to every component below. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Translate } from '../lib/words.ts';

const Words = createContext<Translate | null>(null);

export const WordsProvider = Words.Provider;

/** The words of the interface. @throws Error outside a `WordsProvider` */
export function useWords(): Translate {
  const words = useContext(Words);
  if (!words) throw new Error('useWords needs a WordsProvider above it');
  return words;
}
