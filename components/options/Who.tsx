/** Team, site and role: what decides whether a lesson or a campaign is meant for this person. */
import type { Managed, Settings } from '../../lib/settings.ts';
import type { WordKey } from '../../lib/words.ts';
import { useWords } from '../Words.tsx';
import { Fixed } from './Fixed.tsx';
import { Section } from './Section.tsx';
import { type OnChange, useSaving } from './saving.ts';
import { TextField } from './TextField.tsx';

const FIELDS: { key: keyof Settings['who']; label: WordKey; hint: WordKey }[] = [
  { key: 'team', label: 'whoTeam', hint: 'whoTeamHint' },
  { key: 'site', label: 'whoSite', hint: 'whoSiteHint' },
  { key: 'role', label: 'whoRole', hint: 'whoRoleHint' },
];

interface Props {
  who: Settings['who'];
  managed: Managed;
  onChange: OnChange;
}

export function Who({ who, managed, onChange }: Props) {
  const t = useWords();
  const { said, isFailed, save } = useSaving(onChange);
  return (
    <Section id="who" title={t('whoTitle')} text={t('whoText')} said={said} isFailed={isFailed}>
      {FIELDS.map(({ key, label, hint }) =>
        managed[key] ? (
          <Fixed key={key} label={t(label)} value={managed[key]} />
        ) : (
          <TextField
            key={key}
            id={`who-${key}`}
            label={t(label)}
            hint={t(hint)}
            value={who[key]}
            onSave={(value) => save((own) => ({ ...own, who: { ...own.who, [key]: value } }))}
          />
        ),
      )}
    </Section>
  );
}
