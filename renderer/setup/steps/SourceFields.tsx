import { useEffect, useRef } from 'react';
import { TestConnection } from '../parts/TestConnection.tsx';
import { TextField } from '../parts/TextField.tsx';
import { keepsSecret, type SourceForm, sourceOf } from '../source-form.ts';
import { useAssistant } from '../use-assistant.ts';

type Asked = 'id' | 'url' | 'host' | 'port' | 'user' | 'secret' | 'queueLog';

/** The fields of a source that the station dials. @param at its place in the list */
export function SourceFields({ source, at }: { source: SourceForm; at: number }) {
  const { words, dispatch } = useAssistant();
  const { say } = words;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const callwall = source.kind === 'callwall';
  const field = (name: Asked, path: string = name) => ({
    path: `station.sources.${at}.${path}`,
    value: source[name],
    set: (value: string) => dispatch({ do: 'setSource', key: source.key, patch: { [name]: value } }),
  });
  const kept = keepsSecret(source) ? say('setup.kept') : undefined;
  return (
    <div className="fields" ref={box}>
      <TextField {...field('id')} label={say('setup.source.id')} maxLength={128} />
      {callwall ? (
        <>
          <TextField
            {...field('url')}
            className="broad"
            label={say('setup.source.url')}
            placeholder="wss://"
            inputMode="url"
          />
          <TextField
            {...field('secret', 'token')}
            type="password"
            label={say('setup.source.token')}
            hint={say('setup.source.token.hint')}
            placeholder={kept}
            maxLength={4096}
          />
        </>
      ) : (
        <>
          <TextField {...field('host')} label={say('setup.source.host')} />
          <TextField {...field('port')} label={say('setup.source.port')} inputMode="numeric" />
          <TextField {...field('user')} label={say('setup.source.user')} />
          <TextField
            {...field('secret')}
            type="password"
            label={say('setup.source.secret')}
            placeholder={kept}
            maxLength={4096}
          />
          <TextField
            {...field('queueLog')}
            label={say('setup.source.queueLog')}
            hint={say('setup.source.queueLog.hint')}
          />
        </>
      )}
      <TestConnection what={{ kind: 'source', source: sourceOf(source) }} />
    </div>
  );
}
