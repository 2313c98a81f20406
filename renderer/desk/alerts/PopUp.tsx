import { Button } from 'antd';
import { alertLine, headline } from '../../../shared/alerts-text/alert-line.ts';
import type { OpenNotice } from '../../../shared/alerts-text/open-notices.ts';
import type { Alert } from '../../../shared/model/alert.ts';
import { useStation, useWall } from '../../link/use-station.ts';
import { zoneNamed } from '../../link/zone.ts';
import { severityLevels } from '../../panels/faults/view.ts';
import { Glyph } from '../../panels/parts/Glyph.tsx';
import { useDataSecond } from '../../panels/use-staleness.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { useMay } from '../parts/use-change.ts';
import { ReadingFigure } from '../parts/ReadingFigure.tsx';
import { goToPage } from '../use-address.ts';
import { ShelveButton } from './ShelveButton.tsx';

/** One notice: what, how much, where and since when; `whole`: also what to try first and what can be done with it. */
export function PopUp({
  open: { notice, alerts },
  whole,
  fault,
  unfold,
  take,
  close,
}: {
  open: OpenNotice;
  whole: boolean;
  /** Why it could not be taken on. */
  fault: unknown;
  unfold: () => void;
  take: () => void;
  close: () => void;
}) {
  const { words } = useWall();
  const zone = useStation()?.zone ?? 'UTC';
  const now = useDataSecond();
  const [first] = alerts;
  const line = alertLine(words, zoneNamed(zone), first, now);
  const level = severityLevels[first.severity];
  const head = (
    <>
      <Glyph name={level} />
      <span className="pop-up-level">{line.level}</span>
      {headline(words, line.what, notice.count)}
    </>
  );
  return (
    <div
      className="pop-up"
      data-level={level}
      data-notice={notice.id}
      data-whole={whole || undefined}
      role={first.severity === 'critical' ? 'alert' : 'status'}
      aria-relevant="additions"
    >
      <h2>
        {whole ? (
          head
        ) : (
          <button type="button" aria-expanded="false" onClick={unfold}>
            {head}
          </button>
        )}
      </h2>
      <HowMuch alert={first}>{line.howMuch}</HowMuch>
      <p className="pop-up-where">
        {line.where} {whole && <span>{line.since}</span>}
        <Turns notice={notice} state={first.state} />
      </p>
      {whole && <p className="pop-up-tip">{words.say('popUps.tip', { tip: line.tip })}</p>}
      {fault !== undefined && <ErrorNote fault={fault} />}
      <Ends alerts={alerts} whole={whole} take={take} close={close} />
      <button type="button" className="pop-up-close" aria-label={words.say('popUps.close')} onClick={close}>
        <Glyph name="down" />
      </button>
    </div>
  );
}

function HowMuch({ alert: { id, metric, readings }, children }: { alert: Alert; children: string }) {
  return (
    <p className="pop-up-much">
      <ReadingFigure of="alert" id={id} metric={metric} reading={readings[0]}>
        {children}
      </ReadingFigure>
    </p>
  );
}

/** What has become of it since it was told. */
function Turns({ notice: { to }, state }: { notice: OpenNotice['notice']; state: Alert['state'] }) {
  const { say } = useWall().words;
  return (
    <>
      {state === 'recovering' && <b>{say('alert.state.recovering')}</b>}
      {to !== null && <b>{say('alert.escalatedTo', { to: say(`alert.to.${to}`) })}</b>}
    </>
  );
}

function Ends({
  alerts,
  whole,
  take,
  close,
}: {
  alerts: OpenNotice['alerts'];
  whole: boolean;
  take: () => void;
  close: () => void;
}) {
  const { words } = useWall();
  const may = useMay('alerts.acknowledge');
  const show = () => {
    goToPage('alerts', { alert: alerts[0].id });
    close();
  };
  if (!may && !whole) return null;
  return (
    <div className="pop-up-ends">
      {may && (
        <Button size="small" type="primary" onClick={take} aria-keyshortcuts="a">
          {words.say('popUps.acknowledge')}
        </Button>
      )}
      {may && whole && <ShelveButton alerts={alerts.map(({ id }) => id)} />}
      {whole && (
        <Button size="small" onClick={show}>
          {words.say('popUps.open')}
        </Button>
      )}
    </div>
  );
}
