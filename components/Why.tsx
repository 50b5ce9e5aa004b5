/** Why this lesson is shown, in words. */
import type { Reason } from '../lib/match/rank.ts';
import { useWords } from './Words.tsx';

interface Props {
  /** Null: it is no lesson of this page. */
  reasons: readonly Reason[] | null;
  /** Then the person searched for it, or kept it open. */
  searched: boolean;
  toolName: string;
  pageTitle: string;
}

export function Why({ reasons, searched, toolName, pageTitle }: Props) {
  const t = useWords();
  const list = new Intl.ListFormat(t.language, { type: 'conjunction' });
  const say = (reason: Reason): string => {
    switch (reason.kind) {
      case 'page':
        return t('whyPage', pageTitle, toolName);
      case 'tool':
        return t('whyTool', toolName);
      case 'field':
        return t('whyField', reason.text);
      case 'alert':
        return t('whyAlert', reason.text);
      case 'words':
        return t('whyWords', list.format(reason.words.map((word) => `“${word}”`)));
      case 'named':
        return t('whyNamed', reason.word, reason.name);
      case 'rated':
        return t.count('whyRated', reason.votes, reason.useful.toLocaleString(t.language));
    }
  };
  const lines = reasons === null ? [t(searched ? 'whySearch' : 'whyEarlier')] : reasons.map(say);
  return (
    <p class="why quiet measure">
      <b>{t('why')}</b> {lines.join(' ')}
    </p>
  );
}
