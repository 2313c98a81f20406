import { Button, Checkbox } from 'antd';
import { severities } from '../../../../../shared/model/fault.ts';
import type { Settings } from '../../../../../shared/model/settings.ts';
import { wallLanguages } from '../../../../../shared/model/display.ts';
import { useWall } from '../../../../link/use-station.ts';
import { ChoiceField, Field, TextField } from '../fields.tsx';
import { useField } from '../use-settings.ts';

type Hook = Settings['webhooks'][number];
const kinds = ['wecom', 'dingtalk', 'feishu', 'json'] as const satisfies Hook['kind'][];

/** Where alerts are sent besides screens. */
export function WebhooksSection() {
  const { say, language } = useWall().words;
  const { value, set, off } = useField(['webhooks']);
  // The draft was read by the schema.
  const hooks = value as Hook[];
  const add = (): Hook => ({
    id: '',
    kind: 'wecom',
    url: '',
    severities: [...severities],
    events: ['raised', 'cleared', 'escalated'],
    language,
  });
  return (
    <>
      <p className="set-text">{say('settings.webhooks.text')}</p>
      <ul className="set-list">
        {hooks.map((hook, at) => (
          <li key={at}>
            <HookFields hook={hook} at={at} />
            <Button disabled={off} onClick={() => set(hooks.toSpliced(at, 1))}>
              {say('setup.of', { act: say('setup.sources.remove'), what: hook.id })}
            </Button>
          </li>
        ))}
      </ul>
      <Button disabled={off} onClick={() => set([...hooks, add()])}>
        {say('settings.webhooks.add')}
      </Button>
    </>
  );
}

function HookFields({ hook, at }: { hook: Hook; at: number }) {
  const { say } = useWall().words;
  const path = (name: keyof Hook) => ['webhooks', at, name] as const;
  const kept = { placeholder: say('setup.kept') };
  const { id, problem, off, set } = useField(path('severities'));
  return (
    <>
      <TextField path={path('id')} label={say('settings.webhooks.id')} />
      <ChoiceField
        path={path('kind')}
        label={say('settings.webhooks.kind')}
        options={kinds.map((kind) => ({ value: kind, label: say(`settings.webhooks.${kind}`) }))}
      />
      <TextField
        path={path('url')}
        label={say('settings.webhooks.url')}
        secret
        {...(hook.url !== '' && kept)}
      />
      <TextField
        path={path('secret')}
        label={say('settings.webhooks.secret')}
        hint={say('settings.webhooks.secret.hint')}
        optional
        secret
        {...(hook.secret !== undefined && kept)}
      />
      <Field id={id} label={say('settings.webhooks.severities')} problem={problem}>
        <Checkbox.Group
          disabled={off}
          value={hook.severities}
          options={severities.map((value) => ({ value, label: say(`desk.severity.${value}`) }))}
          onChange={(chosen) => set(chosen)}
        />
      </Field>
      <ChoiceField
        path={path('language')}
        label={say('settings.webhooks.language')}
        options={wallLanguages.map((value) => ({ value, label: say(`desk.language.${value}`) }))}
      />
    </>
  );
}
