import { useEffect, useState } from 'react';
import type { Bridge, StartFault } from '../../shared/contract/bridge.ts';
import type { Words } from '../../shared/words/words.ts';
import { askWithin } from './ask-within.ts';
import { ExitPin } from '../wall/ExitPin.tsx';
import { PageNotice } from './PageNotice.tsx';

const ASK_MS = 5_000;
/** A try that changed nothing must not leave a dead button. Unit: ms. */
const RETRY_MS = 10_000;

/**
 * In the place of a wall whose station could not start: why, what to do, and that nobody has to be there. `locked`: on a hall
 * screen with an exit PIN, whose assistant is not for everybody with a keyboard.
 */
export function FaultPage({ bridge, words, locked }: { bridge: Bridge; words: Words; locked: boolean }) {
  const [fault, setFault] = useState<StartFault | null>(null);
  const [retrying, setRetrying] = useState(false);
  const { say } = words;
  useEffect(() => {
    void askWithin(() => bridge.startFault(), ASK_MS).then((answer) =>
      setFault((answer.ok ? answer.value : null) ?? { cause: say('startFault.unknown'), tip: '' }),
    );
  }, [bridge, say]);
  useEffect(() => {
    if (!retrying) return undefined;
    const timer = setTimeout(() => setRetrying(false), RETRY_MS);
    return () => clearTimeout(timer);
  }, [retrying]);
  const again = () => {
    if (retrying) return;
    setRetrying(true);
    bridge.tryAgain();
  };
  return (
    <PageNotice
      glyph="critical"
      title={say('startFault.title')}
      {...(fault !== null && { text: fault.tip, cause: fault.cause })}
      words={words}
    >
      <button type="button" className="primary" autoFocus aria-disabled={retrying} onClick={again}>
        {say(retrying ? 'startFault.retrying' : 'startFault.retry')}
      </button>
      {!locked && (
        <button type="button" onClick={() => bridge.openSetup()}>
          {say('startFault.setup')}
        </button>
      )}
      <p>{say('startFault.again')}</p>
      {locked && <ExitPin bridge={bridge} words={words} />}
    </PageNotice>
  );
}
