import { useEffect, useState } from 'react';
import type { Bridge, SetupState } from '../../shared/contract/bridge.ts';
import type { Words } from '../../shared/words/words.ts';
import { type Asked, askWithin } from './ask-within.ts';
import { Assistant } from './Assistant.tsx';
import { formOf } from './form.ts';
import { PageNotice } from './PageNotice.tsx';

/** The shell reads a file or two. Unit: ms. */
const READ_MS = 10_000;

/** The assistant, once it is known what it starts from; until then, or when that cannot be known, what is to be said. */
export function LoadedAssistant({ bridge, words }: { bridge: Bridge; words: Words }) {
  const [read, setRead] = useState<Asked<SetupState> | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    void askWithin(() => bridge.readSetup(), READ_MS).then(setRead);
  }, [bridge, tries]);
  const again = () => {
    setRead(null);
    setTries(tries + 1);
  };
  const { say } = words;
  if (read === null) return <PageNotice glyph="none" title={say('setup.loading')} words={words} />;
  if (read.ok) return <Assistant bridge={bridge} start={formOf(read.value, words.language)} />;
  return (
    <PageNotice
      glyph="critical"
      title={say('setup.readFault.title')}
      text={
        read.why === 'late' ? say('setup.readFault.late') : say('setup.readFault.text', { cause: read.cause })
      }
      words={words}
    >
      <button type="button" className="primary" autoFocus onClick={again}>
        {say('setup.readFault.retry')}
      </button>
    </PageNotice>
  );
}
