import { InputNumber, Select } from 'antd';
import type { OrderLimit } from '../../../../shared/model/order-kind.ts';
import { useWall } from '../../../link/use-station.ts';
import type { Path } from './draft.ts';
import { Field } from './fields.tsx';
import { useField, useProblemWithin } from './use-settings.ts';

/** A limit of a link: minutes, or working days. With `optional` an empty one is as good as none. */
export function LimitField({
  path,
  label,
  optional = false,
}: {
  path: Path;
  label: string;
  optional?: boolean;
}) {
  const { say } = useWall().words;
  const field = useField(path);
  const problem = useProblemWithin(path);
  // The draft was read by the schema; a number that was taken away is null.
  const limit = (field.value ?? {}) as Partial<Record<'minutes' | 'workingDays', number | null>>;
  const unit: OrderLimitUnit = 'workingDays' in limit ? 'workingDays' : 'minutes';
  const empty = optional ? undefined : { [unit]: null };
  return (
    <Field id={field.id} label={label} problem={problem}>
      <span className="set-limit">
        <InputNumber
          id={field.id}
          className="set-number"
          disabled={field.off}
          controls={false}
          value={limit[unit] ?? null}
          aria-describedby={`${field.id}-note`}
          {...(problem !== undefined && { status: 'error' as const, 'aria-invalid': true })}
          onChange={(count) => field.set(count === null ? empty : { [unit]: count })}
        />
        <Select<OrderLimitUnit>
          aria-label={say('settings.orders.unit', { name: label })}
          disabled={field.off || field.value === undefined}
          value={unit}
          options={(['minutes', 'workingDays'] as const).map((value) => ({
            value,
            label: say(`settings.orders.${value}`),
          }))}
          onChange={(next) => field.set({ [next]: limit[unit] ?? null })}
        />
      </span>
    </Field>
  );
}

type OrderLimitUnit = OrderLimit extends infer L ? (L extends object ? keyof L : never) : never;
