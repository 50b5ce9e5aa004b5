/** A line of text that is saved when the person stops typing, or leaves it. */
import { useEffect, useState } from 'preact/hooks';

interface Props {
  id: string;
  label: string;
  /** What it is for, in one line. */
  hint: string;
  value: string;
  /** Answers whether it was stored. */
  onSave(value: string): Promise<boolean>;
}

const PAUSE_MS = 700;

export function TextField({ id, label, hint, value, onSave }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const next = draft?.trim() ?? value;
  useEffect(() => {
    if (next === value) return;
    const timer = setTimeout(() => onSave(next), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [next]);
  // What could not be stored stays in the field.
  const leave = async (text: string) => {
    if (text === value || (await onSave(text))) setDraft(null);
  };
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <input
        type="text"
        id={id}
        aria-describedby={`${id}-hint`}
        maxLength={200}
        autocomplete="off"
        value={draft ?? value}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={(event) => leave(event.currentTarget.value.trim())}
      />
      <p id={`${id}-hint`} class="quiet">
        {hint}
      </p>
    </div>
  );
}
