import { useEffect, useRef, useState } from 'react';
import type { ConnectionAnswer, ConnectionTry } from '../../../shared/contract/bridge.ts';
import { Glyph } from '../../panels/parts/Glyph.tsx';
import { type Asked, askWithin } from '../ask-within.ts';
import { useAssistant } from '../use-assistant.ts';

/** The shell itself gives up sooner; longer than this nobody waits. Unit: seconds. */
const PATIENCE = 20;

/** Tries a connection before it is stored; what it said holds until something is changed. */
export function TestConnection({ what }: { what: ConnectionTry }) {
  const { bridge, words } = useAssistant();
  const { say } = words;
  const asked = JSON.stringify(what);
  const newest = useRef(asked);
  const [answer, setAnswer] = useState<{ to: string; said: Asked<ConnectionAnswer> | null } | null>(null);
  useEffect(() => {
    newest.current = asked;
  }, [asked]);
  const said = answer?.to === asked ? answer.said : undefined;
  const test = async () => {
    if (said === null) return;
    setAnswer({ to: asked, said: null });
    const got = await askWithin(() => bridge.tryConnection(what, words.language), PATIENCE * 1000);
    // An answer to what stood there before says nothing of what stands there now.
    if (newest.current === asked) setAnswer({ to: asked, said: got });
  };
  const good = said?.ok === true && said.value.ok;
  return (
    <div className="test">
      <button type="button" aria-disabled={said === null} onClick={() => void test()}>
        {say(said === null ? 'setup.trying' : 'setup.try')}
      </button>
      <p role="status" data-level={good ? 'normal' : 'critical'}>
        {said !== null && said !== undefined && (
          <>
            <Glyph name={good ? 'normal' : 'critical'} />
            <span>{sentence(said)}</span>
          </>
        )}
      </p>
    </div>
  );

  function sentence(given: Asked<ConnectionAnswer>): string {
    if (given.ok)
      return given.value.ok ? say('setup.try.ok', { detail: given.value.detail }) : given.value.fault;
    return given.why === 'late'
      ? say('setup.try.late', { count: PATIENCE })
      : say('setup.try.failed', { cause: given.cause });
  }
}
