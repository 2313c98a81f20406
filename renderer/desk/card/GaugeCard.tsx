import { gaugeFacts, type SeatGauge } from '../../../shared/measure/gauge-cards.ts';
import type { Gauge } from '../../../shared/model/gauge.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import { formatCount, NONE } from '../../../shared/words/format.ts';
import { useStation, useTopic, useWall } from '../../link/use-station.ts';
import { zoneNamed } from '../../link/zone.ts';
import { useDataSecond } from '../../panels/use-staleness.ts';
import { Age } from '../parts/Age.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { useAsk } from '../parts/use-ask.ts';
import { hrefOf } from '../use-address.ts';
import { CardHistory } from './CardHistory.tsx';
import { CardScope } from './CardScope.tsx';
import type { CardSubject } from './card-subject.ts';
import { gaugeText, metricName, versionText } from './card-texts.ts';
import { type GaugePart, type GaugeView, gaugeView, seatsLink, waitsLink } from './gauge-view.ts';

/** Parts that are listed; the others are in their number. */
const MOST_PARTS = 12;
const noLimits = {};

/** The card of a value of this moment: it has no formula, but what it counts has to be said, too. */
export function GaugeCard({ gauge, subject }: { gauge: Gauge | SeatGauge; subject: CardSubject }) {
  const { words } = useWall();
  const { say } = words;
  const station = useStation();
  const zone = zoneNamed(station?.zone ?? 'UTC');
  const now = useDataSecond();
  const { scope } = subject;
  const facts = gaugeFacts(gauge);
  const view = useGauge(gauge, subject, now);
  const at = `${formatLocal(zone, now, 'date')} ${formatLocal(zone, now, 'time')}`;
  return (
    <div className="card">
      <CardScope subject={{ ...subject, to: subject.from }} zone={zone} />
      <h2>{metricName(gauge, words)}</h2>
      <Value gauge={gauge} value={view.value} />
      <p className="card-dim">{say('card.asOf', { at })}</p>
      <section>
        <h3>{say('card.counts')}</h3>
        <p>{gaugeText(gauge, words)}</p>
        <dl className="card-facts">
          <dt>{say('card.exclusions')}</dt>
          <dd>{say(facts.exclusions)}</dd>
          <dt>{say('card.events')}</dt>
          <dd>
            {facts.events.length === 0 ? say('card.events.none') : <code>{facts.events.join(' · ')}</code>}
          </dd>
        </dl>
      </section>
      {view.parts.length > 0 && <Parts parts={view.parts} />}
      <Version />
      {facts.rows === 'seats' && (
        <a href={hrefOf('floor', seatsLink(gauge, scope))}>{say('card.rows.seats')}</a>
      )}
      {facts.rows === 'waits' && station !== undefined && (
        <a href={hrefOf('live', waitsLink(scope, station.today))}>{say('card.rows')}</a>
      )}
      <CardHistory zone={zone} />
    </div>
  );
}

function useGauge(gauge: Gauge | SeatGauge, { scope }: CardSubject, now: number): GaugeView {
  const topics = {
    gauges: useTopic('gauges'),
    queues: useTopic('queues'),
    queueNames: useTopic('queueNames'),
    seats: useTopic('seats'),
    teamNames: useTopic('teamNames'),
  };
  const known = Object.fromEntries(Object.entries(topics).filter(([, topic]) => topic !== undefined));
  return gaugeView(gauge, scope, { ...known, limits: useStation()?.seatLimits ?? noLimits }, now);
}

function Value({ gauge, value }: { gauge: Gauge | SeatGauge; value: GaugeView['value'] }) {
  const { say } = useWall().words;
  if (value === undefined) return null;
  const word = gaugeFacts(gauge).rows === 'seats' ? 'card.seats' : 'card.contacts';
  return (
    <p className="card-value">
      {value === null ? (
        NONE
      ) : 'since' in value ? (
        <Age since={value.since} />
      ) : (
        say(word, { count: formatCount(value.count) })
      )}
    </p>
  );
}

/** Who is in it. */
function Parts({ parts }: { parts: readonly GaugePart[] }) {
  const { say } = useWall().words;
  const others = parts.slice(MOST_PARTS);
  return (
    <section>
      <h3>{say('card.parts')}</h3>
      <table>
        <tbody>
          {parts.slice(0, MOST_PARTS).map(({ key, name, count, since }) => (
            <tr key={key}>
              <th scope="row">{name === '' ? say('floor.noTeam') : name}</th>
              <td>{formatCount(count)}</td>
              {since !== null && (
                <td>
                  <Age since={since} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {others.length > 0 && (
        <p className="card-dim">
          {say('card.parts.others', {
            parts: formatCount(others.length),
            count: formatCount(others.reduce((sum, { count }) => sum + count, 0)),
          })}
        </p>
      )}
    </section>
  );
}

/** Under which formula settings the centre counts now; no moment's value depends on them. */
function Version() {
  const { words } = useWall();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const { answer, fault, again } = useAsk('formulas.list', {});
  if (fault !== undefined) return <ErrorNote fault={fault} again={again} />;
  const formula = answer?.formulas.findLast(({ from }) => (from ?? 0) <= answer.now);
  return (
    <section>
      <h3>{words.say('card.version')}</h3>
      {formula !== undefined && <p>{versionText(formula, zone, words)}</p>}
      <p className="card-dim">{words.say('card.gauge')}</p>
    </section>
  );
}
