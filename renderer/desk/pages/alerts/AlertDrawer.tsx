import { Drawer } from 'antd';
import { alertLine, durationText } from '../../../../shared/alerts-text/alert-line.ts';
import { limitText, valueText } from '../../../../shared/alerts-text/measure.ts';
import type { Alert } from '../../../../shared/model/alert.ts';
import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { severityLevels } from '../../../panels/faults/view.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { useDataSecond } from '../../../panels/use-staleness.ts';
import { useMay } from '../../parts/use-change.ts';
import { AlertHistory } from './AlertHistory.tsx';
import { inhibitorOf, stateTexts, takenTexts } from './alert-texts.ts';
import { AlertRuleSection } from './AlertRuleSection.tsx';
import { ReadingFigure } from '../../parts/ReadingFigure.tsx';
import { sampleText } from './sample-text.ts';
import { TakeButtons } from './TakeButtons.tsx';

/** Everything about one alert, beside the page it was opened from. */
export function AlertDrawer({ id, close }: { id: string; close: () => void }) {
  const { words } = useWall();
  const alert = useTopic('alerts')?.[id];
  const leads = useMay('alerts.journal');
  return (
    <Drawer
      open
      onClose={close}
      size="large"
      mask={{ enabled: false }}
      title={alert === undefined ? words.say('alerts.tab.journal') : <Title alert={alert} />}
      className="alert-drawer"
    >
      {alert === undefined ? <p>{words.say('alert.drawer.gone')}</p> : <About alert={alert} />}
      {leads && <AlertHistory id={id} />}
      {leads && alert !== undefined && <AlertRuleSection alert={alert} />}
    </Drawer>
  );
}

function Title({ alert }: { alert: Alert }) {
  const { words } = useWall();
  const { what, level, where } = alertLine(words, zoneNamed('UTC'), alert, alert.since);
  const name = severityLevels[alert.severity];
  return (
    <span className="alert-title" data-level={name}>
      <Glyph name={name} />
      {level} <b>{what}</b> <span>{where}</span>
    </span>
  );
}

function About({ alert }: { alert: Alert }) {
  const { words } = useWall();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const now = useDataSecond();
  const alerts = useTopic('alerts');
  const note = useTopic('alertNotes')?.[alert.id];
  const may = useMay('alerts.acknowledge');
  const line = alertLine(words, zone, alert, now);
  const comments = [note?.acknowledged?.comment, note?.shelved?.comment].filter(Boolean);
  return (
    <>
      <p className="alert-much">
        <ReadingFigure of="alert" id={alert.id} metric={alert.metric} reading={alert.readings[0]}>
          {line.howMuch}
        </ReadingFigure>
      </p>
      <p>
        {line.since} ·{' '}
        {[
          ...stateTexts(words, alert, inhibitorOf(words, alert, alerts)),
          ...takenTexts(words, zone, alert, note, now),
        ].join(' · ')}
      </p>
      {comments.map((comment) => (
        <p key={comment} className="alert-comment">
          {words.say('alert.drawer.comment', { comment: comment ?? '' })}
        </p>
      ))}
      <section className="alert-tip">
        <h2>{words.say('alert.drawer.tip')}</h2>
        <p>{line.tip}</p>
      </section>
      {may && alert.state !== 'resolved' && <TakeButtons alerts={[alert]} />}
      {alert.readings.length > 0 && <Readings alert={alert} />}
    </>
  );
}

function Readings({ alert: { id, metric, raise, readings } }: { alert: Alert }) {
  const { words } = useWall();
  const { say } = words;
  return (
    <section>
      <h2>{say('alert.drawer.readings')}</h2>
      <table className="alerts-table readings">
        <thead>
          <tr>
            <th scope="col">{say('alert.drawer.window')}</th>
            <th scope="col">{say('alert.drawer.value')}</th>
            <th scope="col">{say('alert.drawer.of')}</th>
            <th scope="col">{say('alert.drawer.limit')}</th>
          </tr>
        </thead>
        <tbody>
          {readings.map((reading) => {
            const { window } = reading;
            const cell = (text: string) => (
              <td>
                <ReadingFigure of="alert" id={id} metric={metric} reading={reading}>
                  {text}
                </ReadingFigure>
              </td>
            );
            return (
              <tr key={window}>
                <th scope="row">{window === '' ? say('alert.drawer.now') : durationText(words, window)}</th>
                {cell(valueText(words, metric, reading.value, raise))}
                {cell(sampleText({ metric, reading }, words))}
                {cell(limitText(words, metric, raise))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
