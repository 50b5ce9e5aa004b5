/** A choice that a policy made: shown like the others, without a way to change it. */
import { Lock } from 'lucide';
import { Icon } from '../Icon.tsx';
import { useWords } from '../Words.tsx';

export function Fixed({ label, value }: { label: string; value: string }) {
  return (
    <div class="fixed">
      <span class="label">{label}</span>
      <span>{value}</span>
      <SetByOrganisation />
    </div>
  );
}

export function SetByOrganisation() {
  const t = useWords();
  return (
    <span class="quiet lock">
      <Icon of={Lock} size={14} /> {t('fixed')}
    </span>
  );
}
