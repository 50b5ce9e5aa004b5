/** What the figures are about: tool, lesson, time. */
import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { useWords } from '../Words.tsx';
import { type Model, TIMES, type Time } from './model.ts';

export function Filters({ model, of }: { model: Model; of: RefObject<HTMLFieldSetElement | null> }) {
  const t = useWords();
  const { tools, lessons } = model.choices.value;
  // Of nothing there is nothing to choose.
  if (tools.length + lessons.length === 0) return null;
  const time = (days: Time) => (days === null ? t('filterAlways') : t.count('filterDays', days));
  return (
    <fieldset class="filters no-print" ref={of}>
      <legend class="unseen">{t('filterTitle')}</legend>
      <Choice
        name={t('filterTime')}
        value={String(model.time.value)}
        options={TIMES.map((days) => ({ id: String(days), name: time(days) }))}
        onChoose={(value) => {
          model.time.value = value === 'null' ? null : (Number(value) as Time);
        }}
      />
      <Choice
        name={t('filterTool')}
        value={model.tool.value ?? ''}
        options={[{ id: '', name: t('filterAllTools') }, ...tools]}
        onChoose={(value) => {
          model.tool.value = value || null;
        }}
      />
      <Choice
        name={t('filterLesson')}
        value={model.lesson.value ?? ''}
        options={[{ id: '', name: t('filterAllLessons') }, ...lessons]}
        onChoose={(value) => {
          model.lesson.value = value || null;
        }}
      />
    </fieldset>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  options: readonly { readonly id: string; readonly name: string }[];
  onChoose(value: string): void;
}

function Choice({ name, value, options, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <label class="label" for={id}>
        {name}
      </label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
