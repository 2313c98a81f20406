import type { ReactNode } from 'react';
import { serviceLevel } from '../../../../shared/measure/service-level.ts';
import { formatCount, formatTarget, NONE } from '../../../../shared/words/format.ts';
import { useCell, useStation, useWall } from '../../../link/use-station.ts';
import { distanceText } from '../../../panels/distance-text.ts';
import { depthLevel } from '../../../panels/levels.ts';
import { decidedOf } from '../../../panels/rate-figure.ts';
import { Age } from '../../parts/Age.tsx';
import { FigureButton } from '../../parts/FigureButton.tsx';
import { RateCell } from '../../parts/RateCell.tsx';
import { centreScope as centre, gaugeSubject } from '../../card/gauge-subject.ts';
import { shareText } from '../../card/card-texts.ts';
import { DownLink } from './DownLink.tsx';
import { usualLive } from './live-address.ts';
import { recentSubject, todaySubject } from './live-subjects.ts';

/** The whole centre in one line: now, and today. */
export function CentreSummary() {
  const { client, words } = useWall();
  const { say } = words;
  const station = useStation();
  const rolling = useCell('rolling', '15');
  const today = useCell('today', 'offer');
  if (station === undefined) return null;
  const target = station.targets.connectRate;
  const { now } = station;
  const recent = () => recentSubject(centre, client.topic('rolling').value, now);
  const decided = today === undefined ? 0 : decidedOf(today.counters, station.excludeShortAbandons);
  return (
    <section className="centre-summary" aria-label={say('live.summary')}>
      <Figure
        name={say('live.summary.rate')}
        beside={say('live.summary.target', { target: formatTarget(target) })}
      >
        <FigureButton subject={recent} name={say('live.summary.rate')}>
          <RateCell hits={rolling?.answered ?? 0} total={rolling?.ended ?? 0} target={target} />
        </FigureButton>
      </Figure>
      <Waiting now={now} />
      <Figure
        name={say('live.summary.today')}
        beside={
          <FigureButton subject={todaySubject(centre, 'connectRate', station)} name={say('live.distance')}>
            {distanceText(today?.counters, station, words)}
          </FigureButton>
        }
      >
        <FigureButton subject={todaySubject(centre, 'connectRate', station)} name={say('live.summary.today')}>
          <RateCell hits={today?.counters.answered ?? 0} total={decided} target={target} />
        </FigureButton>
      </Figure>
      <Figure
        name={say('live.summary.offered')}
        beside={
          <FigureButton subject={todaySubject(centre, 'answered', station)} name={say('live.answered')}>
            {say('live.summary.answered', { count: formatCount(today?.counters.answered ?? 0) })}
          </FigureButton>
        }
      >
        <FigureButton subject={todaySubject(centre, 'offered', station)} name={say('live.summary.offered')}>
          {today === undefined ? NONE : formatCount(today.counters.offered)}
        </FigureButton>
      </Figure>
      <ServiceLevels />
      <Agents now={now} />
      <DownLink to={{ ...usualLive, centre: true }}>{say('live.summary.day')}</DownLink>
    </section>
  );
}

/** How many wait, and how long the first of them. */
function Waiting({ now }: { now: number }) {
  const { say } = useWall().words;
  const gauges = useCell('gauges', 'gauges');
  return (
    <Figure
      name={say('live.summary.waiting')}
      beside={
        <>
          {say('live.wait')}{' '}
          <FigureButton subject={gaugeSubject('longestWait', centre, now)} name={say('live.wait')}>
            <Age since={gauges?.longestSince ?? null} />
          </FigureButton>
        </>
      }
    >
      <FigureButton subject={gaugeSubject('waiting', centre, now)} name={say('live.summary.waiting')}>
        <span data-level={depthLevel(gauges?.depth ?? 0)}>
          {gauges === undefined ? NONE : formatCount(gauges.depth)}
        </span>
      </FigureButton>
    </Figure>
  );
}

/** The day's service level within each of the settings' thresholds: the first large, the others beside it. */
function ServiceLevels() {
  const { say } = useWall().words;
  const station = useStation();
  const today = useCell('today', 'offer');
  if (station === undefined) return null;
  const { serviceLevelSeconds, serviceLevelVariant: variant } = station;
  const [first, ...others] = serviceLevelSeconds;
  if (first === undefined) return null;
  const level = (seconds: number) => (
    <FigureButton
      subject={{ ...todaySubject(centre, 'serviceLevel', station), seconds }}
      name={say('card.within', { name: say('metric.serviceLevel'), seconds })}
    >
      {today === undefined
        ? NONE
        : shareText(serviceLevel(today.counters, { ledger: 'offer', variant, seconds }))}
    </FigureButton>
  );
  return (
    <Figure
      name={say('live.summary.level', { seconds: first })}
      beside={others.map((seconds) => (
        <span className="level-beside" key={seconds}>
          {say('card.seconds', { value: seconds })} {level(seconds)}
        </span>
      ))}
    >
      {level(first)}
    </Figure>
  );
}

/** Who can help; known only where a source tells the states of its agents. */
function Agents({ now }: { now: number }) {
  const { say } = useWall().words;
  const gauges = useCell('gauges', 'gauges');
  const agents = gauges?.agentsBasis === 'states' ? gauges.agents : null;
  const count = (state: 'ready' | 'talking') => (agents === null ? NONE : formatCount(agents[state] ?? 0));
  return (
    <Figure
      name={say('live.summary.agents')}
      beside={
        <FigureButton subject={gaugeSubject('seats.talking', centre, now)} name={say('agents.talking')}>
          {say('live.summary.talking', { count: count('talking') })}
        </FigureButton>
      }
    >
      <FigureButton subject={gaugeSubject('seats.ready', centre, now)} name={say('live.summary.agents')}>
        {count('ready')}
      </FigureButton>
    </Figure>
  );
}

function Figure({ name, beside, children }: { name: string; beside: ReactNode; children: ReactNode }) {
  return (
    <div className="summary-figure">
      <h2>{name}</h2>
      <strong>{children}</strong>
      <small>{beside}</small>
    </div>
  );
}
