import { Select } from 'antd';
import { orderMoves } from '../../../../shared/model/order.ts';
import { useWall } from '../../../link/use-station.ts';
import type { Path } from './draft.ts';
import { Field } from './fields.tsx';
import { useField } from './use-settings.ts';

/** Some of the moves that an order makes. `none`: what is stored where none is chosen. */
export function MovesField({
  path,
  label,
  none,
  placeholder,
}: {
  path: Path;
  label: string;
  none: readonly string[] | string;
  placeholder?: string;
}) {
  const { say } = useWall().words;
  const field = useField(path);
  const chosen = Array.isArray(field.value) ? field.value.map(String) : [];
  return (
    <Field id={field.id} label={label} problem={field.problem}>
      <Select
        id={field.id}
        mode="multiple"
        disabled={field.off}
        value={chosen}
        {...(placeholder !== undefined && { placeholder })}
        aria-describedby={`${field.id}-note`}
        {...(field.problem !== undefined && { status: 'error' as const, 'aria-invalid': true })}
        options={orderMoves.map((value) => ({ value, label: say(`orders.move.${value}`) }))}
        onChange={(moves: string[]) => field.set(moves.length === 0 ? none : moves)}
      />
    </Field>
  );
}
