/** What of a file was left out: where, and why. */
import type { Problem } from '../lib/lesson/problem.ts';
import { useWords } from './Words.tsx';

/** So many are named. */
const NAMED = 5;

/** @param title what is said of them; without it, how many they are */
export function Faults({ of: problems, title }: { of: readonly Problem[]; title?: string }) {
  const t = useWords();
  if (problems.length === 0) return null;
  return (
    <div class="trouble" role="alert">
      <div>
        <p>{title ?? t.count('insightsProblems', problems.length)}</p>
        <ul>
          {problems.slice(0, NAMED).map(({ file, line, message }) => (
            <li key={`${file}:${line}:${message}`}>
              {file}:{line}: {message}
            </li>
          ))}
          {problems.length > NAMED && (
            <li>{t('insightsMore', (problems.length - NAMED).toLocaleString(t.language))}</li>
          )}
        </ul>
      </div>
    </div>
  );
}
