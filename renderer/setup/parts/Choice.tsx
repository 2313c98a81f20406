import { useProblem } from '../use-assistant.ts';
import { Problem } from './Problem.tsx';

/** One of a few, each with a line that says what it means. */
export function Choice<Value extends string>({
  path,
  label,
  value,
  options,
  set,
  asked = false,
}: {
  /** Its place in the setup. */
  path: string;
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; text?: string; lang?: string }[];
  set: (value: Value) => void;
  /** The step's own question says it already. */
  asked?: boolean;
}) {
  const { text, id } = useProblem(path);
  return (
    <fieldset className="choice">
      <legend className={asked ? 'unseen' : undefined}>{label}</legend>
      <div className="choice-row">
        {options.map((option) => (
          <label key={option.value} lang={option.lang}>
            <input
              type="radio"
              name={id}
              checked={option.value === value}
              aria-invalid={text !== undefined}
              onChange={() => set(option.value)}
            />
            <span className="choice-name">{option.label}</span>
            {option.text !== undefined && <span className="choice-text">{option.text}</span>}
          </label>
        ))}
      </div>
      {text !== undefined && <Problem id={id} text={text} />}
    </fieldset>
  );
}
