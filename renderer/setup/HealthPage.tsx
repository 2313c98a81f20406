import { useEffect, useState } from 'react';
import type { Bridge, ShellHealth } from '../../shared/contract/bridge.ts';
import type { Words } from '../../shared/words/words.ts';
import { Glyph } from '../panels/parts/Glyph.tsx';
import { type Asked, askWithin } from './ask-within.ts';
import { healthView } from './health-view.ts';
import { PageNotice } from './PageNotice.tsx';

/** How often the page asks, and how long it waits. Unit: ms. */
const PERIOD_MS = 2_000;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How the application is: what it had to heal, and the reports of crashes that lie on this machine. */
export function HealthPage({ bridge, words }: { bridge: Bridge; words: Words }) {
  const [asked, setAsked] = useState<Asked<ShellHealth> | null>(null);
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      const answer = await askWithin(() => bridge.health(), PERIOD_MS);
      if (!gone) setAsked(answer);
    };
    void ask();
    const timer = setInterval(() => void ask(), PERIOD_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [bridge]);
  const { say } = words;
  if (asked === null) return null;
  if (!asked.ok)
    return (
      <PageNotice glyph="critical" title={say('health.title')} text={say('health.unknown')} words={words} />
    );
  const { well, facts } = healthView(asked.value, words, zone);
  return (
    <div className="frame setup health">
      <header>
        <h1 className="centre">{say('health.title')}</h1>
      </header>
      <main>
        <p className="verdict">
          <Glyph name={well ? 'normal' : 'warning'} />
          <span>{say(well ? 'health.well' : 'health.troubled')}</span>
        </p>
        <dl>
          {facts.map(({ name, value, troubled }) => (
            <div key={name} data-troubled={troubled || undefined}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </main>
    </div>
  );
}
