import { Checkbox } from 'antd';
import { wallLanguages } from '../../../../../shared/model/display.ts';
import type { Settings } from '../../../../../shared/model/settings.ts';
import { summaryFormats, writtenSummaryKinds } from '../../../../../shared/model/summary-kinds.ts';
import { useWall } from '../../../../link/use-station.ts';
import { IssuedSummaries } from '../../../summaries/IssuedSummaries.tsx';
import { Field, NumberField, TextField } from '../fields.tsx';
import { useField, useProblemWithin } from '../use-settings.ts';

/** Which summaries are written by themselves, where to, and what was written. */
export function SummariesSection() {
  const { say } = useWall().words;
  // The draft was read by the schema.
  const hooks = useField(['webhooks']).value as Settings['webhooks'];
  return (
    <>
      <p className="set-text">{say('settings.summaries.text')}</p>
      <Ticks
        name="kinds"
        options={writtenSummaryKinds.map((value) => ({ value, label: say(`summary.file.${value}`) }))}
        hint={say('settings.summaries.kinds.hint')}
      />
      <TextField
        path={['summaries', 'folder']}
        label={say('settings.summaries.folder')}
        hint={say('settings.summaries.folder.hint')}
      />
      <Ticks
        name="formats"
        options={summaryFormats.map((value) => ({ value, label: say(`summaries.format.${value}`) }))}
      />
      <Ticks
        name="languages"
        options={wallLanguages.map((value) => ({ value, label: say(`desk.language.${value}`) }))}
      />
      <NumberField
        path={['summaries', 'delay']}
        label={say('settings.summaries.delay')}
        unit={say('unit.seconds')}
        hint={say('settings.summaries.delay.hint')}
      />
      <Ticks
        name="webhooks"
        options={hooks.map(({ id }) => ({ value: id, label: id }))}
        {...(hooks.length === 0 && { hint: say('settings.summaries.webhooks.none') })}
      />
      <TextField
        path={['summaries', 'link']}
        label={say('settings.summaries.link')}
        hint={say('settings.summaries.link.hint')}
        placeholder="https://"
        optional
      />
      <h3>{say('summaries.title')}</h3>
      <IssuedSummaries />
    </>
  );
}

type Listed = 'kinds' | 'formats' | 'languages' | 'webhooks';

/** Several of a few, stored in their own order. */
function Ticks({
  name,
  options,
  hint,
}: {
  name: Listed;
  options: readonly { value: string; label: string }[];
  hint?: string;
}) {
  const { say } = useWall().words;
  const path = ['summaries', name] as const;
  const { id, off, value, set } = useField(path);
  const problem = useProblemWithin(path);
  const chosen = Array.isArray(value) ? value.map(String) : [];
  const label = say(`settings.summaries.${name}`);
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <Checkbox.Group
        aria-label={label}
        disabled={off}
        value={chosen}
        options={[...options]}
        onChange={(now) =>
          set(options.map((option) => option.value).filter((option) => now.includes(option)))
        }
      />
    </Field>
  );
}
