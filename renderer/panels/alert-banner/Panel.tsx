import { useState } from 'react';
import { useStation, useTicking, useTopic, useWall } from '../../link/use-station.ts';
import { zoneNamed } from '../../link/zone.ts';
import { turnAt } from '../messages/view.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { useDataSecond } from '../use-staleness.ts';
import { type BannerView, bannerView } from './view.ts';
import './panel.css';

/** What is wrong now, for a whole hall: the worst alert large, the others one after the other. No room while there is none. */
export function Panel() {
  const { words } = useWall();
  const alerts = useTopic('alerts');
  const faults = useTopic('faults');
  const station = useStation();
  const now = useDataSecond();
  if (station === undefined) return null;
  const view = bannerView({ alerts, faults, zone: zoneNamed(station.zone), now, words });
  if (view === null) return null;
  return (
    <section
      className="alert-banner"
      aria-label={words.say('alert.banner')}
      data-level={view.level}
      data-calm={view.calm}
    >
      <Glyph name={view.level} />
      <div className="alert-what">
        <b>{view.what}</b>
        <span>{view.where}</span>
      </div>
      <Amount view={view} />
      <div className="alert-since">
        <span>{view.since}</span>
        <span>{view.span}</span>
      </div>
      {view.mark !== '' && <span className="alert-mark">{view.mark}</span>}
      {view.others.length > 0 && <Others key={view.others.length} others={view.others} />}
    </section>
  );
}

function Amount({ view }: { view: BannerView }) {
  if (view.value === '') return null;
  return (
    <>
      <b className="alert-value">{view.value}</b>
      <div className="alert-notes">
        {view.notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
      </div>
    </>
  );
}

/** How many others there are, and one of them at a time, by plain replacement. */
function Others({ others }: { others: BannerView['others'] }) {
  const { words, ticker } = useWall();
  const [since] = useState(() => ticker.moment().real);
  const at = Number(useTicking(({ real }) => String(turnAt(real - since, others.length))));
  const other = others[at];
  return (
    <p className="alert-others">
      {words.say('alert.banner.more', { count: others.length })}
      {other !== undefined && (
        <span className="alert-other">
          <Glyph name={other.level} />
          {other.text}
        </span>
      )}
    </p>
  );
}
