import { ruleName, whereText } from '../../../../shared/alerts-text/alert-line.ts';
import type { AlarmLoad } from '../../../../shared/model/alert.ts';
import { severities } from '../../../../shared/model/fault.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import { useCell, useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { severityLevels } from '../../../panels/faults/view.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { useDataSecond } from '../../../panels/use-staleness.ts';
import { Age } from '../../parts/Age.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { scopeKey } from '../../card/scope-key.ts';
import { SignalFigure } from '../../parts/SignalFigure.tsx';
import { isBusy } from './load-view.ts';

const [MINUTE_MS, TEN_MINUTES_MS] = [60_000, 600_000];

/** How busy alerts keep the hall, and which of them do so for nothing. */
export function Load() {
  const { say } = useWall().words;
  const load = useCell('alarmLoad', 'load');
  if (load === undefined) return <Loading />;
  const busy = isBusy(load);
  return (
    <div className="load">
      <section>
        <h2>{say('load.hour')}</h2>
        <p className="load-figure">
          <SignalFigure signal="load.notices">
            {say('load.hour.notices', { count: formatCount(load.lastHour) })}
          </SignalFigure>
          {say('alert.much.comma')}
          <SignalFigure signal="load.raised">
            {say('load.hour.raised', { count: formatCount(load.raised) })}
          </SignalFigure>
        </p>
        <p className="load-verdict" data-level={load.flood || busy ? 'warning' : 'normal'}>
          <Glyph name={load.flood || busy ? 'warning' : 'normal'} />
          {say(load.flood ? 'load.flood' : busy ? 'load.busy' : 'load.calm')}
        </p>
        <p className="load-note">{say('load.limit')}</p>
      </section>
      <Spans load={load} />
      <section>
        <h2>{say('load.severity')}</h2>
        <ul className="load-list">
          {severities.toReversed().map((severity) => (
            <li key={severity}>
              <span data-level={severityLevels[severity]}>
                <Glyph name={severityLevels[severity]} /> {say(`alert.severity.${severity}`)}
              </span>
              <b>
                <SignalFigure signal="load.severity" part={severity}>
                  {formatCount(load.bySeverity[severity])}
                </SignalFigure>
              </b>
            </li>
          ))}
        </ul>
      </section>
      <Chattering load={load} />
      <Standing load={load} />
    </div>
  );
}

function Spans({ load: { tenMinutes } }: { load: AlarmLoad }) {
  const { say } = useWall().words;
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  // They are counted back from now, not by the clock.
  const end = useDataSecond(MINUTE_MS);
  const most = Math.max(10, ...tenMinutes);
  return (
    <section>
      <h2>{say('load.tenMinutes')}</h2>
      <ul className="load-spans">
        {tenMinutes.map((count, at) => {
          const from = end - (tenMinutes.length - at) * TEN_MINUTES_MS;
          const [begin, until] = [from, from + TEN_MINUTES_MS].map((time) =>
            formatLocal(zone, time, 'minute'),
          );
          return (
            <li key={from}>
              <span>{say('load.span', { from: begin ?? '', to: until ?? '' })}</span>
              <meter min={0} max={most} high={10} value={count} aria-hidden="true" />
              <b>
                <SignalFigure signal="load.tenMinutes" part={String(at)}>
                  {formatCount(count)}
                </SignalFigure>
              </b>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Chattering({ load: { chattering } }: { load: AlarmLoad }) {
  const { words } = useWall();
  const { say } = words;
  return (
    <section>
      <h2>{say('load.chattering')}</h2>
      <p className="load-note">{say('load.chattering.text')}</p>
      <ul className="load-list">
        {chattering.map(({ rule, scope, count }) => (
          <li key={`${rule} ${scope.kind} ${scope.key}`}>
            <span>
              {rule} · {whereText(words, scope)}
            </span>
            <b>
              <SignalFigure signal="load.chattering" of={rule} part={scopeKey(scope)}>
                {say('load.chattering.count', { count })}
              </SignalFigure>
            </b>
          </li>
        ))}
        {chattering.length === 0 && <li>{say('load.none')}</li>}
      </ul>
    </section>
  );
}

function Standing({ load: { standing } }: { load: AlarmLoad }) {
  const { words } = useWall();
  const { say } = words;
  const alerts = useTopic('alerts');
  return (
    <section>
      <h2>{say('load.standing')}</h2>
      <p className="load-note">{say('load.standing.text')}</p>
      <ul className="load-list">
        {standing.map(({ alert, since }) => {
          const known = alerts?.[alert];
          const text =
            known === undefined ? alert : `${ruleName(words, known.name)} · ${whereText(words, known.scope)}`;
          return (
            <li key={alert}>
              <span>{text}</span>
              <b>
                <SignalFigure signal="load.standing" of={alert}>
                  <Age since={since} as="span" />
                </SignalFigure>
              </b>
            </li>
          );
        })}
        {standing.length === 0 && <li>{say('load.none')}</li>}
      </ul>
    </section>
  );
}
