/** The way to the insights page. */
import { useWords } from './Words.tsx';

export function InsightsLink() {
  const t = useWords();
  return (
    <p>
      <a href="/insights.html" target="_blank" rel="noreferrer">
        {t('insightsLink')}
      </a>
    </p>
  );
}
