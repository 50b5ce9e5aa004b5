/** What was learned, and what of it fades; what is due can be practised at once. */
import type { Help } from './help.ts';
import { timeOf } from './until.ts';
import { useWords } from './Words.tsx';

export function Memories({ model }: { model: Help }) {
  const t = useWords();
  const { due, all } = model.due.memories.value;
  if (all.length === 0 || model.phase.value === 'loading') return null;
  return (
    <section class="memories">
      {due.length > 0 && (
        <button type="button" onClick={() => model.rounds.practise()}>
          {t.count('memoryDue', due.length)}
        </button>
      )}
      <details>
        <summary>{t.count('memoryTitle', all.length)}</summary>
        <ul class="list">
          {all.map(({ ref, block, question, language, standing, due }) => (
            <li key={`${ref} ${block}`}>
              <button type="button" class="plain entry" onClick={() => model.open(ref, true)}>
                <span>
                  <span lang={language}>{question}</span>
                  <span class="from quiet">
                    {t(`memory_${standing}`)}
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
