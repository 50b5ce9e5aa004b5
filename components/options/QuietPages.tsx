/** Pages on which no hint comes; each can be allowed again. */
import type { ToolNames } from '../../lib/answer.ts';
import { pageKey } from '../../lib/hint/snooze.ts';
import { useWords } from '../Words.tsx';

interface Props {
  /** As `pageKey` writes them. */
  pages: readonly string[];
  tools: readonly ToolNames[];
  onAllow(page: string): void;
}

export function QuietPages({ pages, tools, onAllow }: Props) {
  const t = useWords();
  if (pages.length === 0) return null;
  return (
    <fieldset>
      <legend class="label">{t('hintsPages')}</legend>
      <ul>
        {pages.map((page) => {
          const name = nameOf(page, tools);
          return (
            <li key={page} class="row">
              <span>{name}</span>
              <button
                type="button"
                class="link"
                aria-label={t('hintsPageOnLabel', name)}
                onClick={() => onAllow(page)}
              >
                {t('hintsPageOn')}
              </button>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

/** A page whose pack is gone has only its ids. */
function nameOf(page: string, tools: readonly ToolNames[]): string {
  for (const { id, name, pages } of tools) {
    const found = pages.find((one) => pageKey(id, one.id) === page);
    if (found) return `${found.title} · ${name}`;
  }
  return page;
}
