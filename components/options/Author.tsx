/** For who writes lessons. */
import type { Settings } from '../../lib/settings.ts';
import { InsightsLink } from '../InsightsLink.tsx';
import { useWords } from '../Words.tsx';
import { Section } from './Section.tsx';
import { Switch } from './Switch.tsx';
import { type OnChange, useSaving } from './saving.ts';

export function Author({ isOn, onChange }: { isOn: Settings['author']; onChange: OnChange }) {
  const t = useWords();
  const { said, isFailed, save } = useSaving(onChange);
  return (
    <Section id="author" title={t('authorMode')} text={t('authorModeText')} said={said} isFailed={isFailed}>
      <Switch
        label={t('authorModeOn')}
        isOn={isOn}
        onTurn={(author) => save((own) => ({ ...own, author }))}
      />
      {isOn && <InsightsLink />}
    </Section>
  );
}
