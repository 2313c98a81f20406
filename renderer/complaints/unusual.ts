import type { Unusual } from '../../shared/model/hotspot.ts';
import { formatCount } from '../../shared/words/format.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Level } from '../theme/palette.ts';

/**
 * Scores from which a count is more than usual, unusual, and rare: by chance such a count is there once in ten thousand,
 * a million, a hundred million hours. A wall has some two hundred cells; on a usual day none of them is marked.
 */
export const SCORES = { watch: 4, warning: 6, critical: 8 } as const;
/** Fewer are never called rare: what a hotspot needs. */
const RARE_FROM = 4;
/** Below this, "times the usual" would be a large number that says nothing. */
const USUAL_FROM = 0.5;

/** How unusual a count is. */
export function unusualLevel({ n, score }: Pick<Unusual, 'n' | 'score'>): Level {
  if (score >= SCORES.critical && n >= RARE_FROM) return 'critical';
  if (score >= SCORES.warning) return 'warning';
  return score >= SCORES.watch ? 'watch' : 'normal';
}

/** What history leads to expect, as people say it: `平时 1.4 件`, or that there usually is hardly one. */
export function usualText(expected: number, { say }: Words): string {
  if (expected < USUAL_FROM) return say('hotspots.usual.none');
  return say('hotspots.usual', { count: Math.round(expected * 10) / 10, n: formatUsual(expected) });
}

/** `16 倍`; empty where usually there is hardly one, and where it is no more than usual. */
export function timesText({ n, expected }: Pick<Unusual, 'n' | 'expected'>, { say }: Words): string {
  const times = n / expected;
  if (expected < USUAL_FROM || times < 1.5) return '';
  return say('hotspots.times', {
    times: times < 10 ? String(Math.round(times * 10) / 10) : formatCount(times),
  });
}

/** An expected count: one decimal, from ten on none; what is less than a tenth says so. */
export function formatUsual(expected: number): string {
  if (expected < 0.1) return '<0.1';
  return expected < 10 ? String(Math.round(expected * 10) / 10) : formatCount(expected);
}

/** How unusual each level is, in words. */
export function degreeNames({ say }: Words): Record<Level, string> {
  return {
    normal: say('hotspots.level.normal'),
    watch: say('hotspots.level.watch'),
    warning: say('hotspots.level.warning'),
    critical: say('hotspots.level.critical'),
  };
}
