/** A button that lets the person choose a file. */
import type { ComponentChildren, Ref } from 'preact';
import { useRef } from 'preact/hooks';

interface Props {
  /** What is chosen, for the browser's own dialog. */
  label: string;
  /** The endings that it may have, as the browser writes them: ".json,.csv". */
  accept: string;
  /** Several at once. */
  isMany?: boolean;
  /** What was chosen last is still being read. */
  isBusy: boolean;
  button?: Ref<HTMLButtonElement>;
  id?: string;
  children: ComponentChildren;
  onChoose(first: File, all: readonly File[]): void;
}

export function FileButton({ label, accept, isMany = false, isBusy, button, id, children, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      {/* Not switched off: the focus would be lost that is on it. */}
      <button
        {...(button && { ref: button })}
        type="button"
        aria-disabled={isBusy}
        onClick={() => isBusy || input.current?.click()}
      >
        {children}
      </button>
      <input
        ref={input}
        type="file"
        id={id}
        multiple={isMany}
        hidden
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const all = [...(event.currentTarget.files ?? [])];
          if (all[0]) onChoose(all[0], all);
          // The same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
