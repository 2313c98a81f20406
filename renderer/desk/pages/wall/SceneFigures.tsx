import type { SceneName } from '../../../../shared/model/scene.ts';
import type { StationCell } from '../../../../shared/contract/topics.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { metricName } from '../../card/card-texts.ts';
import type { CardSubject } from '../../card/card-subject.ts';
import { centreScope, gaugeSubject } from '../../card/gauge-subject.ts';
import { FigureButton } from '../../parts/FigureButton.tsx';
import { hrefOf } from '../../use-address.ts';

const seats = [
  'seats.online',
  'seats.talking',
  'seats.acw',
  'seats.ready',
  'seats.notReady',
] as const satisfies CardSubject['metric'][];

/**
 * The numbers that a scene shows, in its order; a picture of a wall cannot be pressed, so their cards are beside it. Those
 * of the other scenes are on pages of the same name.
 */
const figures: Readonly<Record<Exclude<SceneName, 'hotspots' | 'orders'>, readonly CardSubject['metric'][]>> =
  {
    overview: ['connectRate', 'waiting', 'longestWait', 'offered', 'answered', 'depthMax', ...seats],
    slots: ['connectRate', 'att', 'hold', 'acw', 'offered'],
    floor: [...seats, 'stateOverLimit'],
    channels: ['ivrEntered', 'ivrLeft', 'selfServed', 'offered', 'connectRate'],
    league: ['connectRate', 'aht', 'satisfaction', 'surveyed'],
  };

/** Leads from the preview of a wall to the formula cards of what it shows. */
export function SceneFigures({ scene }: { scene: SceneName }) {
  const { words } = useWall();
  const station = useStation();
  if (station === undefined) return null;
  if (scene === 'hotspots' || scene === 'orders')
    return (
      <p className="scene-figures">
        <span className="dim">{words.say('hall.figures')}</span>
        <a href={hrefOf(scene)}>{words.say(`desk.page.${scene}`)}</a>
      </p>
    );
  return (
    <p className="scene-figures">
      <span className="dim">{words.say('hall.figures')}</span>
      {figures[scene].map((metric) => (
        <FigureButton
          key={metric}
          subject={() => subjectOf(metric, station)}
          name={metricName(metric, words)}
        >
          {metricName(metric, words)}
        </FigureButton>
      ))}
    </p>
  );
}

/** Of the whole centre, today or now. */
function subjectOf(metric: CardSubject['metric'], { today, now }: StationCell): CardSubject {
  const gauge = gaugesShown.find((each) => each === metric);
  return gauge === undefined
    ? { metric, scope: centreScope, from: today.start, to: today.end, ledger: 'offer' }
    : gaugeSubject(gauge, centreScope, now);
}

const gaugesShown = ['waiting', 'longestWait', 'stateOverLimit', ...seats] as const;
