import { Button, Input, Select } from 'antd';
import type { AlertRule } from '../../../../../shared/model/alert-rule.ts';
import { useWall } from '../../../../link/use-station.ts';

type Step = AlertRule['escalate'][number];
const receivers = ['shift-leader', 'duty-manager', 'administrator'] as const;
/** As the format has it. */
const MOST = 5;

/** To whom an alert that nobody acknowledges is passed on, and when. */
export function EscalationSteps({
  steps,
  disabled,
  change,
}: {
  steps: readonly Step[];
  disabled: boolean;
  change: (steps: Step[]) => void;
}) {
  const { say } = useWall().words;
  const set = (at: number, changes: Partial<Step>) =>
    change(steps.map((step, n) => (n === at ? { ...step, ...changes } : step)));
  return (
    <div className="rule-steps">
      {steps.map((step, at) => (
        <div key={at}>
          <span aria-hidden="true">{say('rules.field.escalate.after')}</span>
          <Input
            value={step.after}
            disabled={disabled}
            aria-label={say('rules.field.escalate.after')}
            onChange={({ target }) => set(at, { after: target.value })}
          />
          <Select
            value={step.to}
            disabled={disabled}
            aria-label={say('rules.field.escalate.to')}
            options={receivers.map((value) => ({ value, label: say(`alert.to.${value}`) }))}
            onChange={(to) => set(at, { to })}
          />
          <Button
            type="text"
            disabled={disabled}
            aria-label={say('rules.field.escalate.drop')}
            onClick={() => change(steps.filter((_, n) => n !== at))}
          >
            ×
          </Button>
        </div>
      ))}
      {steps.length < MOST && (
        <Button disabled={disabled} onClick={() => change([...steps, { after: '5m', to: 'duty-manager' }])}>
          {say('rules.field.escalate.add')}
        </Button>
      )}
    </div>
  );
}
