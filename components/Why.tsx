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
  /** What campaigns want by it. */
  goals: readonly string[];
}

export function Why({ reasons, searched, toolName, pageTitle, goals }: Props) {
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
  const asked = goals.map((goal) => t('whyAsked', goal));
  // Who is asked to see it did not search for it.
  const own = reasons?.map(say) ?? (goals.length > 0 ? [] : [t(searched ? 'whySearch' : 'whyEarlier')]);
  const lines = [...asked, ...own];
  return (
    <p class="why quiet measure">
      <b>{t('why')}</b> {lines.join(' ')}
    </p>
  );
}
