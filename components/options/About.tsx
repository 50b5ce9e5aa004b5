/** Which Cuecard this is, and what it does with what it sees. */
import { useWords } from '../Words.tsx';
import { Section } from './Section.tsx';

export function About({ version }: { version: string }) {
  const t = useWords();
  return (
    <Section id="about" title={t('aboutTitle')} text={t('aboutText', version)}>
      <ul class="points measure">
        <li>{t('privacyRead')}</li>
        <li>{t('privacyKept')}</li>
        <li>{t('privacySent')}</li>
      </ul>
    </Section>
  );
}
