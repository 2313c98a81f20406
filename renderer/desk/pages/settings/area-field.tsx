import { Input } from 'antd';
import { useState } from 'react';
import { useWall } from '../../../link/use-station.ts';
import { areaPaths, areaText } from './area-paths.ts';
import { type Path, same } from './draft.ts';
import { Field } from './fields.tsx';
import { useField, useProblemWithin } from './use-settings.ts';

/** Regions by the begin of their paths, a line each. */
export function AreaField({ path, label }: { path: Path; label: string }) {
  const { say } = useWall().words;
  const field = useField(path);
  const problem = useProblemWithin(path);
  // The draft was read by the schema.
  const paths = field.value as string[][];
  // What is typed stays as it is, with the room around the strokes, until somebody else's settings come.
  const [typed, setTyped] = useState(() => areaText(paths));
  const text = same(areaPaths(typed), paths) ? typed : areaText(paths);
  return (
    <Field id={field.id} label={label} hint={say('settings.orders.areas.hint')} problem={problem}>
      <Input.TextArea
        id={field.id}
        rows={Math.min(8, Math.max(2, paths.length + 1))}
        disabled={field.off}
        spellCheck={false}
        value={text}
        aria-describedby={`${field.id}-note`}
        {...(problem !== undefined && { status: 'error' as const, 'aria-invalid': true })}
        onChange={({ target }) => {
          setTyped(target.value);
          field.set(areaPaths(target.value));
        }}
      />
    </Field>
  );
}
