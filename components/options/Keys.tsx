/** The keys that call Cuecard; they belong to the browser, which has its own page to change them. */
import { useWords } from '../Words.tsx';
import type { Command } from './model.ts';
import { Section } from './Section.tsx';

export function Keys({ commands, onChangeKeys }: { commands: readonly Command[]; onChangeKeys(): void }) {
  const t = useWords();
  // The browsers have no words for the command that presses the icon.
  const nameOf = ({ name, description }: Command) =>
    name === '_execute_action' ? t('keysOpen') : description || name;
  return (
    <Section id="keys" title={t('keysTitle')} text={t('keysText')}>
      <ul class="cards">
        {commands.map((command) => (
          <li key={command.name} class="card">
            <span>{nameOf(command)}</span>
            {command.shortcut ? <kbd>{command.shortcut}</kbd> : <span class="quiet">{t('keysNone')}</span>}
          </li>
        ))}
      </ul>
      <div class="row">
        <button type="button" onClick={onChangeKeys}>
          {t('keysChange')}
        </button>
        <span class="quiet">{t('keysChangeText')}</span>
      </div>
    </Section>
  );
}
