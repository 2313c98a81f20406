import type { ComplaintTrail, Hotspot, HotspotSurge } from '../../shared/model/hotspot.ts';
import { formatLocal } from '../../shared/time/format.ts';
import type { Zone } from '../../shared/time/zone-day.ts';
import { formatCount, formatSpan } from '../../shared/words/format.ts';
import type { Words } from '../../shared/words/words.ts';
import { roundTop } from '../panels/slots-today/scale-ends.ts';
import { shortName } from '../panels/short-name.ts';

/** Bars of one strip with what is usual, and the upper end of its scale. */
export interface TrailStrip {
  bars: readonly number[];
  usual: readonly number[];
  top: number;
}

/** Complaints and, where calls came with them, the calls: two strips on one time axis. */
export interface TrailView {
  complaints: TrailStrip;
  offers: TrailStrip | null;
  /** Labels of the axis, at shares of its length. */
  times: { text: string; at: number }[];
  /** Where the hotspot began, as a share; null where that is not on the axis. */
  since: number | null;
}

const MINUTE_MS = 60_000;
/** Steps between two labels, minutes. */
const steps = [5, 10, 15, 30, 60, 120, 180, 240, 360] as const;

/** @param labels the most labels of the axis there is room for @param since when it began, epoch ms; null: not marked */
export function trailView(
  trail: ComplaintTrail,
  since: number | null,
  zone: Zone,
  labels: number,
): TrailView {
  const length = trail.n.length * trail.binMs;
  const share = (ms: number) => (ms - trail.from) / length;
  const began = since === null ? null : share(since);
  return {
    complaints: stripOf(trail.n, trail.expected),
    offers: trail.offers.length === 0 ? null : stripOf(trail.offers, trail.usualOffers),
    times: length === 0 ? [] : timesOf(trail.from, length, zone, labels),
    since: began !== null && began >= 0 && began <= 1 ? began : null,
  };
}

function stripOf(bars: readonly number[], usual: readonly number[]): TrailStrip {
  return { bars, usual, top: roundTop(Math.max(0, ...bars, ...usual)) };
}

/** Round local times. */
function timesOf(from: number, length: number, zone: Zone, most: number): TrailView['times'] {
  const step = steps.find((minutes) => length / (minutes * MINUTE_MS) <= most) ?? 720;
  const minuteOf = (ms: number) => {
    const [hours = 0, minutes = 0] = formatLocal(zone, ms, 'minute').split(':').map(Number);
    return hours * 60 + minutes;
  };
  const first = Math.ceil(from / MINUTE_MS) * MINUTE_MS;
  const times: TrailView['times'] = [];
  for (let at = first; at <= from + length; at += MINUTE_MS)
    if (minuteOf(at) % step === 0)
      times.push({ text: formatLocal(zone, at, 'minute'), at: (at - from) / length });
  return times;
}

/** The calls that came with a hotspot, in words: how many, when, and how many to expect. */
export function surgeTexts(
  { surge }: Pick<Hotspot, 'surge'>,
  queueNames: Readonly<Record<string, string>>,
  zone: Zone,
  words: Words,
  ems = Number.POSITIVE_INFINITY,
): string[] {
  const { say } = words;
  if (surge === null) return [say('hotspots.surge.none')];
  const last = surge.next.at(-1);
  const extra = surge.next.reduce((sum, slot) => sum + slot.extra, 0);
  return [
    say('hotspots.surge.extra', {
      queues: queuesText(surge.queues, queueNames, words, ems),
      count: formatCount(surge.extraOffers),
    }),
    lagText(surge, words),
    ...(last === undefined || extra < 1
      ? []
      : [
          say('hotspots.surge.next', {
            at: formatLocal(zone, last.end, 'minute'),
            count: formatCount(extra),
          }),
        ]),
  ];
}

function queuesText(
  queues: readonly string[],
  names: Readonly<Record<string, string>>,
  { say }: Words,
  ems: number,
): string {
  const first = shortName(names[queues[0] ?? ''] ?? queues[0] ?? '', ems);
  return queues.length < 2 ? first : say('hotspots.queues', { first, count: queues.length });
}

function lagText({ lagMs }: HotspotSurge, words: Words): string {
  const span = formatSpan(Math.abs(lagMs), words);
  if (Math.abs(lagMs) < MINUTE_MS) return words.say('hotspots.surge.together');
  return words.say(lagMs > 0 ? 'hotspots.surge.later' : 'hotspots.surge.earlier', { span });
}
