import { type ReactNode, useId } from 'react';

/** What a field gives its input, so that its name, its hint and what is wrong with it are read with it. */
export interface FieldInput {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
}

/** A field of a form: its name, its input, what is wrong or how it is written. `group`: several inputs under one name. */
export function Field({
  label,
  problem,
  hint = '',
  group = false,
  children,
}: {
  label: string;
  problem: string;
  hint?: string | undefined;
  group?: boolean;
  children: (input: FieldInput) => ReactNode;
}) {
  const id = useId();
  const note = problem || hint;
  const input = {
    id,
    'aria-describedby': note === '' ? undefined : `${id}-note`,
    'aria-invalid': problem !== '',
  };
  return (
    <div className="field" {...(group && { role: 'group', 'aria-labelledby': `${id}-name` })}>
      {group ? <span id={`${id}-name`}>{label}</span> : <label htmlFor={id}>{label}</label>}
      {children(input)}
      {note !== '' && (
        <small id={`${id}-note`} data-problem={problem !== ''}>
          {note}
        </small>
      )}
    </div>
  );
}
