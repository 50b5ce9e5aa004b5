/** Other lessons for the page, each one click away. */
import { ChevronRight } from 'lucide';
import type { Match } from '../lib/match/rank.ts';
import { Icon } from './Icon.tsx';
import { useWords } from './Words.tsx';

interface Props {
  matches: readonly Match[];
  onOpen(ref: string): void;
}

export function Matches({ matches, onOpen }: Props) {
  const t = useWords();
  return (
    <ul class="list">
      {matches.map((match) => (
        <li key={match.ref}>
          <button type="button" class="plain entry" onClick={() => onOpen(match.ref)}>
            <span>
              {match.question}
              {!match.sure && <span class="tag">{t('maybe')}</span>}
            </span>
            <Icon of={ChevronRight} />
          </button>
        </li>
      ))}
    </ul>
  );
}
