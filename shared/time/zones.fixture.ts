import fc from 'fast-check';
import { createZone } from './zone-day.ts';
import type { Zone } from './zone-day.ts';

/** Zones with and without clock changes; São Paulo's fall on midnight, Lord Howe's are half an hour, St John's 00:01. */
export const testZones = [
  'Asia/Shanghai',
  'UTC',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'America/St_Johns',
  'Pacific/Apia',
] as const;

const dayMs = 86_400_000;
const from = Date.UTC(1990, 0, 1);
const to = Date.UTC(2027, 0, 1);
const zones = new Map<string, Zone>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** A zone and a whole second of 1990 to 2026 in it, half of them close to a change of its clocks. */
export const zoneMoments: fc.Arbitrary<[string, number]> = fc.oneof(
  ...testZones.map((zone) => fc.tuple(fc.constant(zone), secondArb(zone))),
);

/** The zone by name, made once. */
export function zoneOf(name: string): Zone {
  const zone = zones.get(name) ?? createZone(name);
  zones.set(name, zone);
  return zone;
}

/** Wall-clock time by Intl, which knows nothing of the code under test; as ms as if it were UTC. */
export function intlWall(zone: string, ms: number): number {
  const found = formats.get(zone) ?? makeFormat(zone);
  const fields = Object.fromEntries(found.formatToParts(ms).map((part) => [part.type, Number(part.value)]));
  const { year = NaN, month = NaN, day, hour, minute, second } = fields;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((ms % 1000) + 1000) % 1000);
}

function makeFormat(timeZone: string): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

function secondArb(zone: string): fc.Arbitrary<number> {
  const any = fc.integer({ min: from / 1000, max: to / 1000 }).map((second) => second * 1000);
  const changes = changesOf(zone);
  if (changes.length === 0) return any;
  const near = fc
    .tuple(fc.constantFrom(...changes), fc.oneof(seconds(100_000), seconds(8_000)))
    .map(([change, distance]) => change + distance * 1000);
  return fc.oneof(any, near);
}

function seconds(most: number): fc.Arbitrary<number> {
  return fc.integer({ min: -most, max: most });
}

/** Moments (to the second) at which the zone's offset changes from 2005 on, found by walking through the years with Intl. */
function changesOf(zone: string): number[] {
  const changes: number[] = [];
  const offset = (ms: number) => intlWall(zone, ms) - ms;
  for (let at = Date.UTC(2005, 0, 1); at < to; at += 7 * dayMs) {
    if (offset(at) === offset(at + 7 * dayMs)) continue;
    let [low, high] = [at, at + 7 * dayMs];
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
}
