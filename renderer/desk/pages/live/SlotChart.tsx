import { formatLocal } from '../../../../shared/time/format.ts';
import { formatCount, formatTarget } from '../../../../shared/words/format.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import type { DayLine } from './day-lines.ts';
import { ledgerOf } from './live-address.ts';
import { BARS, RATES, slotChartView } from './slot-chart-view.ts';
import { useLive } from './use-live.ts';

/** The day's slots: contacts as bars, the rate on a strip of its own over the same time, as on the wall. */
export function SlotChart({ lines }: { lines: readonly DayLine[] }) {
  const { say } = useWall().words;
  const [state, change] = useLive();
  const station = useStation();
  const target = station?.targets.connectRate ?? 1;
  const zone = zoneNamed(station?.zone ?? 'UTC');
  const view = slotChartView(lines, target);
  const ledger = say(`ledger.${ledgerOf(state.ledger)}`);
  const hours = lines.filter((_, at) => at % Math.max(1, Math.round(lines.length / 12)) === 0);
  const down = ({ start, end }: { start: number; end: number }) =>
    change({ from: start, to: end, outcome: '', after: '' });
  return (
    <figure className="slot-chart" aria-label={say('live.chart', { ledger })}>
      <Keys target={target} ledger={ledger} />
      <span className="scale">{formatTarget(view.floor)}–100%</span>
      <svg
        className="rates"
        viewBox={`0 0 ${lines.length} ${RATES}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path className="target" d={`M0 ${view.target}H${lines.length}`} />
        <path className="rate-line" d={view.line} />
        <path className="rate-points" d={view.points} />
      </svg>
      <span className="scale">0–{formatCount(view.most)}</span>
      <svg
        className="bars"
        viewBox={`0 0 ${lines.length} ${BARS}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {view.bars.map((bar) => (
          <g key={bar.at} className={bar.running ? 'running' : undefined} onClick={() => down(bar)}>
            <title>{formatLocal(zone, bar.start, 'minute')}</title>
            <rect
              className="offered"
              x={bar.at + 0.1}
              width="0.8"
              y={BARS - bar.offered}
              height={bar.offered}
            />
            <rect className="missed" x={bar.at + 0.1} width="0.8" y={BARS - bar.missed} height={bar.missed} />
          </g>
        ))}
      </svg>
      <ol className="hours" aria-hidden="true">
        {hours.map(({ start }) => (
          <li key={start}>{formatLocal(zone, start, 'minute')}</li>
        ))}
      </ol>
    </figure>
  );
}

function Keys({ target, ledger }: { target: number; ledger: string }) {
  const { say } = useWall().words;
  return (
    <figcaption>
      <span className="key-rate">{say('live.chart.rate')}</span>
      <span className="key-target">
        {say('live.chart.target')} {formatTarget(target)}
      </span>
      <span className="key-offered">{say('live.chart.offered')}</span>
      <span className="key-missed">{say('live.chart.missed')}</span>
      <span className="ledger">{say('desk.pair', { name: say('card.ledger'), value: ledger })}</span>
    </figcaption>
  );
}
