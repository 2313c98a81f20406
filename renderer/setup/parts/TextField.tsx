import type { ReactNode } from 'react';
import { useProblem } from '../use-assistant.ts';
import { Problem } from './Problem.tsx';

/** A line of text with its name above and what is to be known, or wrong, below. */
export function TextField({
  path,
  label,
  value,
  set,
  hint,
  after,
  ...more
}: {
  /** Its place in the setup. */
  path: string;
  label: string;
  value: string;
  set: (value: string) => void;
  hint?: string | undefined;
  /** Stands to the right of it. */
  after?: ReactNode;
  type?: 'text' | 'password';
  placeholder?: string | undefined;
  list?: string;
  inputMode?: 'numeric' | 'url';
  maxLength?: number;
  className?: string;
}) {
  const { text, id } = useProblem(path);
  const { className = '', ...input } = more;
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <div className="field-row">
        <input
          type="text"
          maxLength={512}
          autoComplete="off"
          spellCheck={false}
          {...input}
          id={id}
          value={value}
          aria-invalid={text !== undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) => set(event.target.value)}
        />
        {after}
      </div>
      <Problem id={id} text={text} hint={hint} />
    </div>
  );
}
