import { Checkbox, Input, Select } from 'antd';
import { type AlertMetric, metricUnits } from '../../../../../shared/alerts-text/measure.ts';
import { alertChannels, scopeKinds, windowMetrics } from '../../../../../shared/model/alert-rule.ts';
import { gauges } from '../../../../../shared/model/gauge.ts';
import { severities } from '../../../../../shared/model/fault.ts';
import type { RuleProblem } from '../../../../../shared/model/rule-problem.ts';
import { useWall } from '../../../../link/use-station.ts';
import { EscalationSteps } from './EscalationSteps.tsx';
import { Field } from './Field.tsx';
import { isGauge, type RuleDraft } from './rule-draft.ts';
import { problemOf, type RuleField } from './rule-problems.ts';

const metrics: readonly AlertMetric[] = [...windowMetrics, ...gauges];

/** What the parts of the form need. */
interface FormProps {
  draft: RuleDraft;
  change: (changes: Partial<RuleDraft>) => void;
  problems: readonly RuleProblem[];
  disabled: boolean;
}

/** Every field of a rule. @param known its id is given; @param others ids of the other rules */
export function RuleForm(props: FormProps & { known: boolean; others: readonly string[] }) {
  return (
    <div className="rule-form">
      <NamePart {...props} />
      <ConditionPart {...props} />
      <TimePart {...props} />
      <TellingPart {...props} />
    </div>
  );
}

/** A text field; its name in the draft is its name in the words. */
function TextField({
  form: { draft, change, problems, disabled },
  name,
  at,
  hint,
  suffix,
  fixed = false,
}: {
  form: FormProps;
  name:
    | 'id'
    | 'zh'
    | 'en'
    | 'params'
    | 'key'
    | 'windows'
    | 'clear'
    | 'for'
    | 'keepFiring'
    | 'minOffered'
    | 'bound'
    | 'hours';
  /** Whose problems stand at it. */
  at: RuleField;
  hint?: string;
  suffix?: string;
  fixed?: boolean;
}) {
  const { words } = useWall();
  const { say } = words;
  const problem = problemOf(words, problems, at);
  return (
    <Field label={say(`rules.field.${name}`)} problem={problem} hint={hint}>
      {(field) => (
        <Input
          {...field}
          value={draft[name]}
          suffix={suffix}
          disabled={disabled || fixed}
          status={problem === '' ? '' : 'error'}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      )}
    </Field>
  );
}

/** A choice of one. */
function ChoiceField<K extends 'metric' | 'ledger' | 'scope' | 'kind' | 'confidence' | 'severity' | 'days'>({
  form: { draft, change, problems, disabled },
  name,
  at,
  options,
}: {
  form: FormProps;
  name: K;
  at: RuleField;
  options: readonly { value: RuleDraft[K]; label: string }[];
}) {
  const { words } = useWall();
  const { say } = words;
  const problem = problemOf(words, problems, at);
  return (
    <Field label={say(`rules.field.${name}`)} problem={problem}>
      {(field) => (
        <Select<RuleDraft[K]>
          {...field}
          value={draft[name]}
          options={[...options]}
          disabled={disabled}
          status={problem === '' ? '' : 'error'}
          onChange={(value) => change({ [name]: value })}
        />
      )}
    </Field>
  );
}

function NamePart(form: FormProps & { known: boolean }) {
  const { words } = useWall();
  const { say } = words;
  return (
    <fieldset>
      <TextField form={form} name="id" at="id" hint={say('rules.field.id.hint')} fixed={form.known} />
      <TextField form={form} name="zh" at="zh" />
      <TextField form={form} name="en" at="en" />
      <ChoiceField
        form={form}
        name="severity"
        at="severity"
        options={severities.map((value) => ({ value, label: say(`alert.severity.${value}`) }))}
      />
    </fieldset>
  );
}

function ConditionPart(form: FormProps) {
  const { words } = useWall();
  const { say } = words;
  const { draft } = form;
  const unit = say(`rules.unit.${metricUnits[draft.metric]}`);
  return (
    <fieldset>
      <ChoiceField
        form={form}
        name="metric"
        at="metric"
        options={metrics.map((value) => ({ value, label: say(`alert.metric.${value}`) }))}
      />
      <ChoiceField
        form={form}
        name="scope"
        at="scope"
        options={(['centre', 'each', 'one'] as const).map((value) => ({
          value,
          label: say(`rules.field.scope.${value}`),
        }))}
      />
      {draft.scope !== 'centre' && (
        <ChoiceField
          form={form}
          name="kind"
          at="scope"
          options={scopeKinds.map((value) => ({ value, label: say(`rules.kind.${value}`) }))}
        />
      )}
      {draft.scope === 'one' && <TextField form={form} name="key" at="scope" />}
      <RaiseField {...form} />
      <TextField form={form} name="clear" at="clear" suffix={unit} hint={say('rules.field.clear.hint')} />
      {isGauge(draft.metric) ? (
        <TextField form={form} name="params" at="params" hint={say('rules.field.params.hint')} />
      ) : (
        <WindowPart {...form} />
      )}
    </fieldset>
  );
}

/** On which side of which amount it raises. */
function RaiseField({ draft, change, problems, disabled }: FormProps) {
  const { words } = useWall();
  const { say } = words;
  const unit = say(`rules.unit.${metricUnits[draft.metric]}`);
  const raises = problemOf(words, problems, 'raise');
  return (
    <Field label={say('rules.field.raise')} problem={raises}>
      {(field) => (
        <span className="rule-raise">
          <Select
            value={draft.side}
            disabled={disabled}
            aria-label={say('rules.field.raise')}
            options={(['below', 'above'] as const).map((value) => ({
              value,
              label: say(`rules.field.raise.${value}`),
            }))}
            onChange={(side) => change({ side })}
          />
          <Input
            {...field}
            value={draft.raise}
            suffix={unit}
            disabled={disabled}
            status={raises === '' ? '' : 'error'}
            onChange={({ target }) => change({ raise: target.value })}
          />
        </span>
      )}
    </Field>
  );
}

/** What only rates over windows have. */
function WindowPart(form: FormProps) {
  const { words } = useWall();
  const { say } = words;
  const unit = say(`rules.unit.${metricUnits[form.draft.metric]}`);
  return (
    <>
      <TextField form={form} name="windows" at="windows" hint={say('rules.field.windows.hint')} />
      <TextField form={form} name="minOffered" at="minOffered" />
      <ChoiceField
        form={form}
        name="ledger"
        at="ledger"
        options={(['event', 'offer'] as const).map((value) => ({
          value,
          label: say(`rules.field.ledger.${value}`),
        }))}
      />
      <ChoiceField
        form={form}
        name="confidence"
        at="confidence"
        options={(['off', 'wilson95', 'wilson99'] as const).map((value) => ({
          value,
          label: say(`rules.field.confidence.${value}`),
        }))}
      />
      {form.draft.confidence !== 'off' && (
        <TextField form={form} name="bound" at="confidence" suffix={unit} />
      )}
    </>
  );
}

function TimePart(form: FormProps) {
  const { words } = useWall();
  const { say } = words;
  const hint = say('rules.field.duration.hint');
  return (
    <fieldset>
      <TextField form={form} name="for" at="for" hint={hint} />
      <TextField form={form} name="keepFiring" at="keepFiring" hint={hint} />
      <TextField form={form} name="hours" at="calendar" hint={say('rules.field.hours.hint')} />
      <ChoiceField
        form={form}
        name="days"
        at="calendar"
        options={(['all', 'workdays', 'restdays'] as const).map((value) => ({
          value,
          label: say(`rules.days.${value}`),
        }))}
      />
    </fieldset>
  );
}

function TellingPart(form: FormProps & { others: readonly string[] }) {
  const { words } = useWall();
  const { say } = words;
  const { draft, change, problems, disabled, others } = form;
  return (
    <fieldset>
      <Field label={say('rules.field.channels')} problem={problemOf(words, problems, 'channels')} group>
        {() => (
          <Checkbox.Group
            value={[...draft.channels]}
            disabled={disabled}
            options={alertChannels.map((value) => ({ value, label: say(`rules.channel.${value}`) }))}
            onChange={(chosen) =>
              change({ channels: alertChannels.filter((channel) => chosen.includes(channel)) })
            }
          />
        )}
      </Field>
      <Field label={say('rules.field.escalate')} problem={problemOf(words, problems, 'escalate')} group>
        {() => (
          <EscalationSteps
            steps={draft.escalate}
            disabled={disabled}
            change={(escalate) => change({ escalate })}
          />
        )}
      </Field>
      <Field label={say('rules.field.inhibits')} problem={problemOf(words, problems, 'inhibits')}>
        {(field) => (
          <Select
            {...field}
            mode="multiple"
            value={[...draft.inhibits]}
            disabled={disabled}
            options={others.map((value) => ({ value, label: value }))}
            onChange={(inhibits) => change({ inhibits })}
          />
        )}
      </Field>
    </fieldset>
  );
}
