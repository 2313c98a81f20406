import type { AlarmLoad } from '../../../../shared/model/alert.ts';
import { severities } from '../../../../shared/model/fault.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import { useCell, useTopic, useWall } from '../../../link/use-station.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { Age } from '../../parts/Age.tsx';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { SignalFigure } from '../../parts/SignalFigure.tsx';
import { scopeKey } from '../../card/scope-key.ts';
import { Facts } from './Facts.tsx';

/** How busy alerts keep the hall. */
export function AlarmTab() {
  const { say } = useWall().words;
  const load = useCell('alarmLoad', 'load');
  if (load === undefined) return <EmptyNote title={say('desk.health.alarms.none')} />;
  return (
    <div className="alarm-load">
      <p>
        <SignalFigure signal="load.notices">
          {say('desk.health.alarms.last.notices', { count: load.lastHour })}
        </SignalFigure>
        {say('alert.much.comma')}
        <SignalFigure signal="load.raised">
          {say('desk.health.alarms.last.raised', { count: load.raised })}
        </SignalFigure>
      </p>
      {load.flood && (
        <p className="card-note" data-level="warning">
          <Glyph name="warning" />
          {say('desk.health.alarms.flood')}
        </p>
      )}
      <Bars counts={load.tenMinutes} />
      <Facts
        title={say('desk.health.alarms.severity')}
        facts={severities.toReversed().map((severity) => ({
          name: say(`desk.severity.${severity}`),
          value: (
            <SignalFigure signal="load.severity" part={severity}>
              {formatCount(load.bySeverity[severity])}
            </SignalFigure>
          ),
        }))}
      />
      <Chattering load={load} />
      <Standing load={load} />
    </div>
  );
}

/** Notices per ten minutes, the oldest first. */
function Bars({ counts }: { counts: readonly number[] }) {
  const { say } = useWall().words;
  const most = Math.max(1, ...counts);
  return (
    <figure className="load-bars">
      <figcaption>{say('desk.health.alarms.chart')}</figcaption>
      <ol>
        {counts.map((count, at) => {
          const to = (counts.length - at - 1) * 10;
          const span = say('desk.health.alarms.span', { from: to + 10, to });
          return (
            <li key={span}>
              <b>
                <SignalFigure signal="load.tenMinutes" part={String(at)}>
                  {formatCount(count)}
                </SignalFigure>
              </b>
              <i style={{ height: `${(count / most) * 8}rem` }} />
              <span>{span}</span>
            </li>
          );
        })}
      </ol>
    </figure>
  );
}

function Chattering({ load: { chattering } }: { load: AlarmLoad }) {
  const { say } = useWall().words;
  return (
    <section>
      <h2>{say('desk.health.alarms.chattering')}</h2>
      {chattering.length === 0 && <p className="dim">{say('desk.health.alarms.chattering.none')}</p>}
      <ul>
        {chattering.map(({ rule, scope, count }) => (
          <li key={`${rule} ${scope.kind} ${scope.key}`}>
            {rule} {scope.name}{' '}
            <b>
              <SignalFigure signal="load.chattering" of={rule} part={scopeKey(scope)}>
                ×{formatCount(count)}
              </SignalFigure>
            </b>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Standing({ load: { standing } }: { load: AlarmLoad }) {
  const { words } = useWall();
  const alerts = useTopic('alerts');
  const nameOf = (id: string) => alerts?.[id]?.name[words.language === 'en' ? 'en' : 'zh'] ?? id;
  return (
    <section>
      <h2>{words.say('desk.health.alarms.standing')}</h2>
      {standing.length === 0 && <p className="dim">{words.say('desk.health.alarms.standing.none')}</p>}
      <ul>
        {standing.map(({ alert, since }) => (
          <li key={alert}>
            {nameOf(alert)}{' '}
            <SignalFigure signal="load.standing" of={alert}>
              <Age since={since} as="span" />
            </SignalFigure>
          </li>
        ))}
      </ul>
    </section>
  );
}
