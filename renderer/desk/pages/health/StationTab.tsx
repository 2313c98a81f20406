import { useEffect } from 'react';
import { useStation, useTicking, useWall } from '../../../link/use-station.ts';
import { shellBridge } from '../../../link/port-wire.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { Facts } from './Facts.tsx';
import { ShellFacts } from './ShellFacts.tsx';
import { processFacts, retentionFacts, storageFacts, versionFacts } from './station-facts.ts';

/** How often the station is asked, ms. */
const PERIOD_MS = 10_000;
/** The Electron shell around the page; in a browser there is none. */
const bridge = shellBridge();

/** The station's process, its database and what it keeps, and which versions run. */
export function StationTab() {
  const { words } = useWall();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const health = useAsk('health.read', {});
  const stored = useAsk('health.database', {});
  const real = Number(useTicking((moment) => String(Math.floor(moment.real / 1000)))) * 1000;
  const askAgain = [health.again, stored.again] as const;
  const [one, other] = askAgain;
  useEffect(() => {
    const timer = setInterval(() => {
      one();
      other();
    }, PERIOD_MS);
    return () => clearInterval(timer);
  }, [one, other]);
  const fault = health.fault ?? stored.fault;
  if (fault !== undefined)
    return <ErrorNote fault={fault} again={() => askAgain.forEach((again) => again())} />;
  if (health.answer === undefined || stored.answer === undefined) return <Loading rows={10} />;
  const { say } = words;
  return (
    <div className="station-facts">
      <Facts title={say('desk.health.station.process')} facts={processFacts(health.answer, real, words)} />
      <Facts
        title={say('desk.health.station.database')}
        facts={storageFacts(health.answer, stored.answer, words)}
      />
      <Facts
        title={say('desk.health.station.retention')}
        facts={retentionFacts(stored.answer, zone, words)}
      />
      <Facts
        title={say('desk.health.station.versions')}
        facts={versionFacts(health.answer, stored.answer, words)}
      />
      {bridge !== undefined && <ShellFacts bridge={bridge} />}
    </div>
  );
}
