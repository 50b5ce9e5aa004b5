/** When a hint may come by itself: how often, at which hours, in which tools. */
import type { ToolNames } from '../../lib/answer.ts';
import { OFTEN, type Often, type Settings } from '../../lib/settings.ts';
import type { WordKey } from '../../lib/words.ts';
import { useWords } from '../Words.tsx';
import { Fixed } from './Fixed.tsx';
import { Pause } from './Pause.tsx';
import { QuietHours } from './QuietHours.tsx';
import { QuietPages } from './QuietPages.tsx';
import { Section } from './Section.tsx';
import { Switch } from './Switch.tsx';
import { type OnChange, useSaving } from './saving.ts';

const WORDS: Record<Often, [name: WordKey, meaning: WordKey]> = {
  normal: ['often_normal', 'oftenMeans_normal'],
  seldom: ['often_seldom', 'oftenMeans_seldom'],
  never: ['often_never', 'oftenMeans_never'],
};

type Chosen = Settings['hints'];

interface Props {
  hints: Chosen;
  /** A policy says how often. */
  isFixed: boolean;
  tools: readonly ToolNames[];
  onChange: OnChange;
}

export function Hints({ hints, isFixed, tools, onChange }: Props) {
  const t = useWords();
  const { said, isFailed, save } = useSaving(onChange);
  const set = (part: (own: Chosen) => Partial<Chosen>) =>
    save((own) => ({ ...own, hints: { ...own.hints, ...part(own.hints) } }));
  const turn = (id: string, isOn: boolean) =>
    set((own) => ({ off: [...own.off.filter((tool) => tool !== id), ...(isOn ? [] : [id])] }));
  const [name, meaning] = WORDS[hints.often];
  return (
    <Section id="hints" title={t('hintsTitle')} text={t('hintsText')} said={said} isFailed={isFailed}>
      {isFixed ? (
        <Fixed label={t('hintsOften')} value={`${t(name)}: ${t(meaning)}`} />
      ) : (
        <HowOften often={hints.often} onChoose={(often) => set(() => ({ often }))} />
      )}
      {hints.often !== 'never' && (
        <>
          <Pause until={hints.pausedUntil} onSave={(pausedUntil) => set(() => ({ pausedUntil }))} />
          <QuietHours quiet={hints.quiet} onSave={(quiet) => set(() => ({ quiet }))} />
          {tools.length > 0 && (
            <fieldset>
              <legend class="label">{t('hintsTools')}</legend>
              {tools.map((tool) => (
                <Switch
                  key={tool.id}
                  label={tool.name}
                  isOn={!hints.off.includes(tool.id)}
                  onTurn={(isOn) => turn(tool.id, isOn)}
                />
              ))}
            </fieldset>
          )}
          <QuietPages
            pages={hints.pages}
            tools={tools}
            onAllow={(page) => set((own) => ({ pages: own.pages.filter((other) => other !== page) }))}
          />
        </>
      )}
    </Section>
  );
}

function HowOften({ often, onChoose }: { often: Often; onChoose(often: Often): void }) {
  const t = useWords();
  return (
    <fieldset>
      <legend class="label">{t('hintsOften')}</legend>
      {OFTEN.map((one) => (
        <label key={one} class="option">
          <input type="radio" name="often" checked={often === one} onChange={() => onChoose(one)} />
          <span>{t(WORDS[one][0])}</span>
          <span class="quiet">{t(WORDS[one][1])}</span>
        </label>
      ))}
    </fieldset>
  );
}
