import { quantile } from './figures.ts';
import type { Figure } from './figure.ts';
import type { PaintRound } from './paint-round.ts';

/** The rounds of one scene at one rate. */
export interface SceneRounds {
  scene: string;
  /** Events a second. */
  rate: number;
  wall: readonly PaintRound[];
  /** One at 4K. */
  large: PaintRound;
  /** One of the page that sets the same texts and nothing else. */
  plain: PaintRound;
}

/** The rate at which a browser's share of a core has its limit. */
const CALM = 500;

/** A scene's figures at one rate, each beside the plain page's. */
export function sceneFigures({ scene, rate, wall, large, plain }: SceneRounds): Figure[] {
  const figure = (
    what: string,
    unit: string,
    value: (round: PaintRound) => number,
    given: { atMost?: number; of?: readonly PaintRound[] } = {},
  ): Figure => ({
    name: `${scene} at ${rate.toLocaleString('en')}/s: ${what}`,
    unit,
    rounds: (given.of ?? wall).map(value),
    ...(given.atMost === undefined ? {} : { limit: { atMost: given.atMost } }),
    baseline: { name: 'plain page', value: value(plain) },
  });
  const script = (round: PaintRound): number => quantile(round.scripts, 0.99);
  return [
    figure('tiles p50', 'ms', (round) => quantile(round.tiles, 0.5)),
    figure('tiles p99', 'ms', (round) => quantile(round.tiles, 0.99), { atMost: 50 }),
    figure('whole scene p50', 'ms', (round) => quantile(round.scenes, 0.5)),
    figure('whole scene p99', 'ms', (round) => quantile(round.scenes, 0.99), { atMost: 120 }),
    figure('script a paint p99, 1080p', 'ms', script, { atMost: 16 }),
    figure('script a paint p99, 4K', 'ms', script, { atMost: 16, of: [large] }),
    figure('script CPU a paint', 'ms', (round) => round.scriptCpu),
    figure('tasks over 50 ms, 1080p and 4K', '', (round) => round.longTasks.length, {
      atMost: 0,
      of: [...wall, large],
    }),
    figure('paints a second', '/s', (round) => round.paintsPerSecond),
    figure('browser CPU', '% of a core', (round) => round.browserCpu, rate === CALM ? { atMost: 60 } : {}),
    figure('station CPU', '% of a core', (round) => round.stationCpu),
  ];
}
