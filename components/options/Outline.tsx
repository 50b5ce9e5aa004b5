/** The sections of the page, to jump to; shown where there is room beside them. */
import type { WordKey } from '../../lib/words.ts';
import { useWords } from '../Words.tsx';

const SECTIONS: [id: string, title: WordKey][] = [
  ['hosts', 'hostsTitle'],
  ['packs', 'packsTitle'],
  ['hints', 'hintsTitle'],
  ['language', 'languageTitle'],
  ['who', 'whoTitle'],
  ['author', 'authorMode'],
  ['keys', 'keysTitle'],
  ['requests', 'requestsTitle'],
  ['data', 'dataTitle'],
  ['about', 'aboutTitle'],
];

export function Outline() {
  const t = useWords();
  return (
    <nav class="outline" aria-label={t('outline')}>
      <ul>
        {SECTIONS.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{t(title)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
