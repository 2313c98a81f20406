import { formatLocal } from '../../../../shared/time/format.ts';
import type { JournalEntry } from '../../../../shared/model/alert.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import type { Words } from '../../../../shared/words/words.ts';
import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { EntryDetail } from './EntryDetail.tsx';

/** What happened to one alert, the first thing first; asked anew when its state is another. */
export function AlertHistory({ id }: { id: string }) {
  const { words } = useWall();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const alert = useTopic('alerts')?.[id];
  const standing = `${alert?.state} ${alert?.acknowledged?.at} ${alert?.shelved?.at} ${alert?.escalated?.at}`;
  return (
    <section>
      <h2>{words.say('alert.drawer.journal')}</h2>
      <Entries key={standing} id={id} words={words} zone={zone} />
    </section>
  );
}

function Entries({ id, words, zone }: { id: string; words: Words; zone: Zone }) {
  const { answer, fault, again } = useAsk('alerts.journal', { alert: id, limit: 100 });
  if (fault !== undefined) return <ErrorNote fault={fault} again={again} />;
  if (answer === undefined) return <Loading rows={3} />;
  return (
    <ol className="alert-history">
      {answer.entries.toReversed().map((entry) => (
        <Entry key={entry.id} entry={entry} words={words} zone={zone} />
      ))}
    </ol>
  );
}

function Entry({ entry, words, zone }: { entry: JournalEntry; words: Words; zone: Zone }) {
  return (
    <li>
      <time>
        {formatLocal(zone, entry.at, 'date')} {formatLocal(zone, entry.at, 'time')}
      </time>
      <b>{words.say(`journal.kind.${entry.kind}`)}</b>
      <span>
        <EntryDetail entry={entry} zone={zone} />
      </span>
    </li>
  );
}
