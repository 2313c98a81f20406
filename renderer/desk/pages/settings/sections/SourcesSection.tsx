import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { FeedCell } from '../../../../../shared/contract/topics.ts';
import type { SourceSettings } from '../../../../../shared/model/settings.ts';
import type { Word } from '../../../../../shared/words/words.ts';
import { useTopic, useWall } from '../../../../link/use-station.ts';
import { Glyph } from '../../../../panels/parts/Glyph.tsx';
import { DeedLine } from '../../../parts/DeedLine.tsx';
import { useAct } from '../../../parts/use-act.ts';
import { useMay } from '../../../parts/use-change.ts';
import { NumberField, TextField } from '../fields.tsx';
import { useField } from '../use-settings.ts';

const empty = {
  callwall: { id: '', kind: 'callwall' as const, url: '' },
  asterisk: { id: '', kind: 'asterisk' as const, host: '', port: 5038, user: '', secret: '' },
};

/** Where the station gets its events: what it dials itself, and who dials in. */
export function SourcesSection() {
  const { say } = useWall().words;
  const feeds = useTopic('feeds') ?? {};
  const { value, set, off } = useField(['sources']);
  // The draft was read by the schema, and is changed field by field.
  const sources = value as SourceSettings[];
  const [open, setOpen] = useState<number | null>(null);
  const add = (kind: keyof typeof empty) => {
    set([...sources, empty[kind]]);
    setOpen(sources.length);
  };
  const others = Object.values(feeds).filter(({ id }) => sources.every((source) => source.id !== id));
  return (
    <>
      <p className="set-text">{say('settings.sources.text')}</p>
      <ul className="set-list">
        {sources.map((source, at) => (
          <SourceRow
            key={at}
            source={source}
            at={at}
            feed={feeds[source.id]}
            off={off}
            open={open === at}
            toggle={() => setOpen(open === at ? null : at)}
            remove={() => {
              set(sources.toSpliced(at, 1));
              setOpen(null);
            }}
          />
        ))}
        {others.map((feed) => (
          <li key={feed.id}>
            <div className="set-list-head">
              <FeedState feed={feed} />
              <b>{feed.name === '' ? feed.id : feed.name}</b>
              <span className="dim">{say('settings.sources.dialsIn')}</span>
            </div>
          </li>
        ))}
      </ul>
      <Dropdown
        disabled={off}
        trigger={['click']}
        menu={{
          items: (['callwall', 'asterisk'] as const).map((kind) => ({
            key: kind,
            label: say(`setup.kind.${kind}`),
            onClick: () => add(kind),
          })),
        }}
      >
        <Button>{say('settings.sources.add')}</Button>
      </Dropdown>
    </>
  );
}

function SourceRow({
  source,
  at,
  feed,
  off,
  open,
  toggle,
  remove,
}: {
  source: SourceSettings;
  at: number;
  feed: FeedCell | undefined;
  off: boolean;
  open: boolean;
  toggle: () => void;
  remove: () => void;
}) {
  const { say } = useWall().words;
  const { id, kind } = source;
  const called = id === '' ? say('setup.sources.unnamed') : id;
  const named = (word: Word) => say('setup.of', { act: say(word), what: called });
  const act = open ? 'setup.sources.close' : 'setup.sources.edit';
  return (
    <li>
      <div className="set-list-head">
        <FeedState feed={feed} />
        <b>{called}</b>
        <span className="dim">{say(`setup.kind.${kind}`)}</span>
        <span className="gap" />
        <Button size="small" aria-expanded={open} aria-label={named(act)} onClick={toggle}>
          {say(act)}
        </Button>
        <Button
          size="small"
          type="text"
          disabled={off}
          aria-label={named('setup.sources.remove')}
          onClick={remove}
        >
          {say('setup.sources.remove')}
        </Button>
      </div>
      {open && <SourceFields source={source} at={at} />}
    </li>
  );
}

const glyphs = { live: 'normal', catchingUp: 'catchingUp', stale: 'stale', down: 'down' } as const;

function FeedState({ feed }: { feed: FeedCell | undefined }) {
  const { say } = useWall().words;
  if (feed === undefined) return <span className="set-feed dim">{say('settings.sources.unknown')}</span>;
  return (
    <span className="set-feed" data-state={feed.state}>
      <Glyph name={glyphs[feed.state]} />
      {say(`settings.sources.${feed.state}`)}
    </span>
  );
}

function SourceFields({ source, at }: { source: SourceSettings; at: number }) {
  const { say } = useWall().words;
  const path = (name: string) => ['sources', at, name] as const;
  const secret = 'secret' in source ? source.secret : source.token;
  const kept = secret?.startsWith('kept:') ? { placeholder: say('setup.kept') } : {};
  return (
    <div className="set-inner">
      <TextField path={path('id')} label={say('setup.source.id')} />
      {source.kind === 'callwall' ? (
        <>
          <TextField path={path('url')} label={say('setup.source.url')} placeholder="wss://" />
          <TextField path={path('token')} label={say('setup.source.token')} optional secret {...kept} />
        </>
      ) : (
        <>
          <TextField path={path('host')} label={say('setup.source.host')} />
          <NumberField path={path('port')} label={say('setup.source.port')} unit="" />
          <TextField path={path('user')} label={say('setup.source.user')} />
          <TextField path={path('secret')} label={say('setup.source.secret')} secret {...kept} />
          <TextField
            path={path('queueLog')}
            label={say('setup.source.queueLog')}
            hint={say('setup.source.queueLog.hint')}
            optional
          />
        </>
      )}
      <TrySource source={source} />
    </div>
  );
}

/** Tries the connection as it is typed, before it is saved. */
function TrySource({ source }: { source: SourceSettings }) {
  const { client, words } = useWall();
  const { say, language } = words;
  const { deed, act } = useAct();
  if (!useMay('settings.try')) return null;
  const test = () =>
    act(
      async () => {
        const said = await client.ask('settings.try', { source, language });
        if (!said.ok) throw new Error(said.fault);
        return said.detail;
      },
      (detail) => say('setup.try.ok', { detail }),
    );
  return (
    <div className="set-try">
      <Button loading={deed.busy} onClick={() => void test()}>
        {say(deed.busy ? 'setup.trying' : 'setup.try')}
      </Button>
      <DeedLine deed={deed} />
    </div>
  );
}
