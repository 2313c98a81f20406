import type { Bridge } from '../../shared/contract/bridge.ts';
import type { Words } from '../../shared/words/words.ts';
import { Glyph } from '../panels/parts/Glyph.tsx';
import { healthView } from './health-view.ts';
import { PageNotice } from './PageNotice.tsx';
import { useShellHealth } from './use-shell-health.ts';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How the application is: what it had to heal, and the reports of crashes that lie on this machine. */
export function HealthPage({ bridge, words }: { bridge: Bridge; words: Words }) {
  const asked = useShellHealth(bridge);
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
