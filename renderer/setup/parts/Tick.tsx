/** A yes or no with a line that says what it means. */
export function Tick({
  label,
  text,
  checked,
  set,
}: {
  label: string;
  text?: string;
  checked: boolean;
  set: (checked: boolean) => void;
}) {
  return (
    <label className="tick">
      <input type="checkbox" checked={checked} onChange={(event) => set(event.target.checked)} />
      <span className="choice-name">{label}</span>
      {text !== undefined && <span className="choice-text">{text}</span>}
    </label>
  );
}
