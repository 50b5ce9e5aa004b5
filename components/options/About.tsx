/** Which Cuecard this is, and what it does with what it sees. */
import { useWords } from '../Words.tsx';
import { Section } from './Section.tsx';

/** @param isSending the organisation has a record store */
export function About({ version, isSending }: { version: string; isSending: boolean }) {
  const t = useWords();
  return (
    <Section id="about" title={t('aboutTitle')} text={t('aboutText', version)}>
      <ul class="points measure">
        <li>{t('privacyRead')}</li>
        <li>{t('privacyKept')}</li>
        <li>{t(isSending ? 'privacySentStore' : 'privacySent')}</li>
      </ul>
    </Section>
  );
}
