/** What was learned, and what of it fades; what is due can be practised at once. */
import type { Learned } from '../lib/practice/learned.ts';
import type { WordKey } from '../lib/words.ts';
import type { Help } from './help.ts';
import { timeOf } from './until.ts';
import { useWords } from './Words.tsx';

const STANDING_WORDS: Readonly<Record<Learned['standing'], WordKey>> = {
  known: 'memoryKnown',
  fading: 'memoryFading',
  due: 'memoryDueAgain',
};

/** What is due to be asked again: two minutes, above everything else and in one line. */
export function PracticeDue({ model }: { model: Help }) {
  const t = useWords();
  const { due } = model.due.memories.value;
  if (due.length === 0 || model.phase.value === 'loading') return null;
  return (
    <p class="practice-due">
      <button type="button" class="link" onClick={() => model.rounds.practise()}>
        {t.count('memoryDue', due.length)}
      </button>
    </p>
  );
}

export function Memories({ model }: { model: Help }) {
  const t = useWords();
  const { all } = model.due.memories.value;
  if (all.length === 0 || model.phase.value === 'loading') return null;
  return (
    <section class="memories">
      <details>
        <summary>{t.count('memoryTitle', all.length)}</summary>
        <ul class="list">
          {all.map(({ ref, block, question, language, standing, due }) => (
            <li key={`${ref} ${block}`}>
              <button type="button" class="plain entry" onClick={() => model.open(ref, true)}>
                <span>
                  <span lang={language}>{question}</span>
                  <span class="from quiet">
                    {t(STANDING_WORDS[standing])}
                    {standing !== 'due' && ` · ${t('memoryNext', timeOf(due, t.language))}`}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
