/** On or off, at once. */
export function Switch({
  label,
  isOn,
  onTurn,
}: {
  label: string;
  isOn: boolean;
  onTurn(isOn: boolean): void;
}) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-checked={isOn}
        onChange={(event) => onTurn(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
