import { Button, Checkbox, Input, Select } from 'antd';
import { isKept } from '../../../../../shared/contract/bridge.ts';
import type { Settings } from '../../../../../shared/model/settings.ts';
import { createWords } from '../../../../../shared/words/words.ts';
import { zhCN } from '../../../../../shared/words/zh-cn.ts';
import { useWall } from '../../../../link/use-station.ts';
import { makeToken } from '../../../../setup/make-token.ts';
import { ChoiceField, LinesField, NumberField, TextField } from '../fields.tsx';
import { useField } from '../use-settings.ts';

type Token = Settings['tokens'][number];

export function AccessSection() {
  const { say } = useWall().words;
  return (
    <>
      <TextField
        path={['listen', 'host']}
        label={say('settings.access.host')}
        hint={say('settings.access.host.hint')}
      />
      <NumberField
        path={['listen', 'port']}
        label={say('settings.access.port')}
        unit=""
        hint={say('settings.access.restart')}
      />
      <LinesField
        path={['hosts']}
        label={say('settings.access.hosts')}
        hint={say('settings.access.hosts.hint')}
      />
      <LinesField
        path={['origins']}
        label={say('settings.access.origins')}
        hint={say('settings.access.origins.hint')}
      />
      <ChoiceField
        path={['signIn']}
        label={say('settings.signIn')}
        options={(['auto', 'always'] as const).map((value) => ({
          value,
          label: say(`settings.signIn.${value}`),
        }))}
      />
      <Tokens />
    </>
  );
}

/** Who may connect by a token. What a token is, is shown only where it was made just now. */
function Tokens() {
  const { say } = useWall().words;
  const { value, set, off } = useField(['tokens']);
  // The draft was read by the schema.
  const tokens = value as Token[];
  return (
    <section>
      <h3>{say('settings.tokens')}</h3>
      <p className="dim">{say('settings.tokens.text')}</p>
      <ul className="set-list">
        {tokens.map((token, at) => (
          <TokenRow
            key={at}
            token={token}
            at={at}
            off={off}
            change={(patch) => set(tokens.with(at, { ...token, ...patch }))}
            remove={() => set(tokens.toSpliced(at, 1))}
          />
        ))}
      </ul>
      <Button
        disabled={off}
        onClick={() => set([...tokens, { token: makeToken(), sources: [], viewer: false }])}
      >
        {say('settings.tokens.add')}
      </Button>
    </section>
  );
}

function TokenRow({
  token,
  at,
  off,
  change,
  remove,
}: {
  token: Token;
  at: number;
  off: boolean;
  change: (patch: Partial<Token>) => void;
  remove: () => void;
}) {
  const { say } = useWall().words;
  const number = { at: at + 1 };
  const sources = (text: string) => change({ sources: text === '' ? [] : text.split(/,\s*/) });
  return (
    <li className="set-token">
      <Input
        aria-label={say('settings.tokens.token', number)}
        value={isKept(token.token) ? say('settings.tokens.kept') : token.token}
        readOnly
      />
      <Input
        aria-label={say('settings.tokens.sources', number)}
        placeholder={say('settings.tokens.sources.hint')}
        value={token.sources.join(', ')}
        disabled={off}
        onChange={({ target }) => sources(target.value)}
      />
      {(['viewer', 'messages'] as const).map((right) => (
        <Checkbox
          key={right}
          checked={token[right] === true}
          disabled={off}
          onChange={({ target }) => change({ [right]: target.checked })}
        >
          {say(`settings.tokens.${right}`)}
        </Checkbox>
      ))}
      <Button type="text" disabled={off} aria-label={say('settings.remove.at', number)} onClick={remove}>
        ×
      </Button>
    </li>
  );
}

const keys = Object.keys(zhCN).filter((key) => /^(scene|agents|state|unit|span|mark)\./.test(key));

/** Single texts of the screens that the centre says in its own way. */
export function WordsSection() {
  const { words } = useWall();
  const { say } = words;
  const { value, set, off } = useField(['words']);
  // The draft was read by the schema.
  const own = value as Record<string, string>;
  const usual = createWords(words.language);
  const known = keys.filter((key) => !Object.hasOwn(own, key));
  return (
    <>
      <p className="set-text">{say('settings.words.text')}</p>
      {Object.keys(own).map((key) => (
        <div className="set-word" key={key}>
          <TextField path={['words', key]} label={usual.sayKey(key) ?? key} hint={key} />
          <Button
            type="text"
            disabled={off}
            aria-label={say('setup.of', { act: say('setup.sources.remove'), what: key })}
            onClick={() => set(Object.fromEntries(Object.entries(own).filter(([each]) => each !== key)))}
          >
            ×
          </Button>
        </div>
      ))}
      <Select
        aria-label={say('settings.words.add')}
        placeholder={say('settings.words.add')}
        className="set-words"
        showSearch
        disabled={off}
        value={null}
        options={known.map((key) => ({ value: key, label: `${usual.sayKey(key) ?? ''} · ${key}` }))}
        onChange={(key: string | null) => key !== null && set({ ...own, [key]: usual.sayKey(key) ?? '' })}
      />
    </>
  );
}
