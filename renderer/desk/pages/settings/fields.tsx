import { Checkbox, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { isKept } from '../../../../shared/contract/bridge.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import type { Path } from './draft.ts';
import { useField } from './use-settings.ts';

/** A field with its name before it, and what is to be known of it, or wrong with it, below. */
export function Field({
  id,
  label,
  hint,
  problem,
  children,
}: {
  id: string;
  label: string;
  hint?: ReactNode;
  problem: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className="set-field">
      <label htmlFor={id}>{label}</label>
      <div className="set-input">{children}</div>
      <p id={`${id}-note`} className="set-note" data-level={problem === undefined ? undefined : 'critical'}>
        {problem === undefined ? (
          hint
        ) : (
          <>
            <Glyph name="critical" />
            {problem}
          </>
        )}
      </p>
    </div>
  );
}

interface Asked {
  path: Path;
  label: string;
  hint?: ReactNode;
}

/** What antd's fields are told of the place they stand for. */
function told({ id, off, problem }: ReturnType<typeof useField>) {
  return {
    id,
    disabled: off,
    'aria-describedby': `${id}-note`,
    ...(problem !== undefined && { status: 'error' as const, 'aria-invalid': true }),
  };
}

/** A line of text; with `optional` an empty one is as good as none. */
export function TextField({
  path,
  label,
  hint,
  optional = false,
  secret = false,
  placeholder,
}: Asked & { optional?: boolean; secret?: boolean; placeholder?: string }) {
  const field = useField(path);
  const text = typeof field.value === 'string' ? field.value : '';
  // A stored secret stays as it is unless another one is typed.
  const [stored] = useState(secret && isKept(text) ? text : undefined);
  const nothing = stored ?? (optional ? undefined : '');
  return (
    <Field id={field.id} label={label} hint={hint} problem={field.problem}>
      <Input
        {...told(field)}
        {...(secret && { className: 'set-secret' })}
        value={secret && isKept(text) ? '' : text}
        {...(placeholder !== undefined && { placeholder })}
        autoComplete="off"
        spellCheck={false}
        maxLength={4096}
        onChange={({ target }) => field.set(target.value === '' ? nothing : target.value)}
      />
    </Field>
  );
}

/** A number with its unit; stored divided by `scale`, e.g. 100 for per cent. */
export function NumberField({
  path,
  label,
  hint,
  unit,
  scale = 1,
}: Asked & { unit: string; scale?: number }) {
  const field = useField(path);
  const number = typeof field.value === 'number' ? Math.round(field.value * scale * 1e6) / 1e6 : null;
  return (
    <Field id={field.id} label={label} hint={hint} problem={field.problem}>
      <InputNumber
        {...told(field)}
        className="set-number"
        value={number}
        suffix={unit}
        controls={false}
        onChange={(value) => field.set(value === null ? null : Math.round((value / scale) * 1e6) / 1e6)}
      />
    </Field>
  );
}

/** One of a few. */
export function ChoiceField({
  path,
  label,
  hint,
  options,
}: Asked & { options: readonly { value: string | number; label: string }[] }) {
  const field = useField(path);
  const chosen = options.find(({ value }) => value === field.value)?.value;
  return (
    <Field id={field.id} label={label} hint={hint} problem={field.problem}>
      <Select {...told(field)} value={chosen} options={[...options]} onChange={(value) => field.set(value)} />
    </Field>
  );
}

/** A yes or no. */
export function TickField({ path, label, hint }: Asked) {
  const field = useField(path);
  return (
    <div className="set-field">
      <span />
      <Checkbox
        id={field.id}
        disabled={field.off}
        checked={field.value === true}
        onChange={({ target }) => field.set(target.checked)}
      >
        {label}
      </Checkbox>
      <p className="set-note">{hint}</p>
    </div>
  );
}

/** Lines of text, each an entry of a list. */
export function LinesField({ path, label, hint, read }: Asked & { read?: (line: string) => unknown }) {
  const field = useField(path);
  const lines = Array.isArray(field.value) ? field.value.map(String) : [];
  return (
    <Field id={field.id} label={label} hint={hint} problem={field.problem}>
      <Input.TextArea
        {...told(field)}
        rows={Math.min(8, Math.max(2, lines.length))}
        spellCheck={false}
        value={lines.join('\n')}
        onChange={({ target }) =>
          field.set(target.value === '' ? [] : target.value.split('\n').map((line) => read?.(line) ?? line))
        }
      />
    </Field>
  );
}
