import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addCarry,
  addInterval,
  addStep,
  areaMs,
  closeInterval,
  createTrack,
  eachStep,
  peak,
} from './steps.ts';
import { StepSum } from './step-sum.ts';
import type { Track } from './steps.ts';

type Interval = readonly [number, number];
const leafMs = 20;
const horizon = 100;

const intervalArb = fc
  .tuple(fc.integer({ min: 0, max: horizon - 1 }), fc.integer({ min: 0, max: 60 }))
  .map(([a, length]): Interval => [a, Math.min(a + length, horizon)]);
const intervalsArb = fc.array(intervalArb, { maxLength: 30 });
const startsArb = fc.array(fc.integer({ min: 0, max: horizon - 1 }), { maxLength: 6 });
const leaves = Array.from({ length: horizon / leafMs }, (_, i) => i * leafMs);

function tracks() {
  const all = new Map<number, Track>();
  return (start: number) => {
    const track = all.get(start) ?? createTrack(start, start + leafMs);
    all.set(start, track);
    return track;
  };
}

function depthAt(intervals: readonly Interval[], t: number): number {
  return intervals.filter(([a, b]) => a <= t && t < b).length;
}

/** The same figures by looking at every millisecond, `opened` being intervals that never end. */
function recount(intervals: readonly Interval[], opened: readonly number[], start: number, until: number) {
  const all = [...intervals, ...opened.map((a): Interval => [a, Infinity])];
  const depths = Array.from({ length: leafMs }, (_, i) => depthAt(all, start + i));
  const max = Math.max(...depths);
  return {
    peak: { max, maxAt: max > 0 ? start + depths.indexOf(max) : null, end: depths.at(-1) },
    area: depths.reduce((sum, depth, i) => sum + (start + i < until ? depth : 0), 0),
  };
}

test('every leaf tells the peak, its first time, the end and the area that a recount of every millisecond tells', () => {
  fc.assert(
    fc.property(intervalsArb, startsArb, fc.integer({ min: 0, max: horizon }), (intervals, opened, until) => {
      const trackOf = tracks();
      for (const [a, b] of intervals) addInterval(trackOf, leafMs, a, b, 1);
      for (const a of opened) addStep(trackOf(a - (a % leafMs)), a, 1);
      for (const leaf of leaves) {
        const open = opened.filter((a) => a < leaf).length;
        const expected = recount(intervals, opened, leaf, until);
        expect(peak(trackOf(leaf), open)).toEqual(expected.peak);
        expect(areaMs(trackOf(leaf), until, open)).toBe(expected.area);
      }
    }),
    { numRuns: 300 },
  );
});

test('taking intervals back in any order leaves the tracks of those that stay', () => {
  fc.assert(
    fc.property(intervalsArb, intervalsArb, (kept, dropped) => {
      const trackOf = tracks();
      for (const [a, b] of [...dropped, ...kept]) addInterval(trackOf, leafMs, a, b, 1);
      for (const [a, b] of dropped.toReversed()) addInterval(trackOf, leafMs, a, b, -1);
      const expected = tracks();
      for (const [a, b] of kept) addInterval(expected, leafMs, a, b, 1);
      for (const leaf of leaves) expect(trackOf(leaf)).toEqual(expected(leaf));
    }),
  );
});

test('an interval opened by its first step and closed later is the interval added at once', () => {
  fc.assert(
    fc.property(intervalArb, ([a, b]) => {
      const opened = tracks();
      const whole = tracks();
      addStep(opened(a - (a % leafMs)), a, 1);
      closeInterval(opened, leafMs, a, b, 1);
      addInterval(whole, leafMs, a, b, 1);
      for (const leaf of leaves) expect(opened(leaf)).toEqual(whole(leaf));
    }),
  );
});

test('the peak of a merge is the peak of all intervals together', () => {
  fc.assert(
    fc.property(fc.array(intervalsArb, { minLength: 1, maxLength: 7 }), (queues) => {
      const each = queues.map((intervals) => {
        const trackOf = tracks();
        for (const [a, b] of intervals) addInterval(trackOf, leafMs, a, b, 1);
        return trackOf;
      });
      const together = tracks();
      for (const [a, b] of queues.flat()) addInterval(together, leafMs, a, b, 1);
      const sum = new StepSum();
      for (const leaf of leaves) {
        sum.clear();
        for (const track of each.map((trackOf) => trackOf(leaf))) {
          sum.carry += track.carry;
          eachStep(track, (time, delta) => sum.add(time - leaf, delta));
        }
        expect(sum.peak(leaf)).toEqual(peak(together(leaf), 0));
      }
    }),
  );
});

test('an interval that ends exactly where a leaf starts is neither carried into it nor a step in it', () => {
  const trackOf = tracks();
  addInterval(trackOf, leafMs, 5, 20, 1);
  expect(trackOf(20)).toEqual(createTrack(20, 40));
  expect(peak(trackOf(0), 0)).toEqual({ max: 1, maxAt: 5, end: 1 });
});

test('an empty interval leaves no trace, on the edge of a leaf either', () => {
  const trackOf = tracks();
  for (const at of [20, 25]) addInterval(trackOf, leafMs, at, at, 1);
  expect(trackOf(20)).toEqual(createTrack(20, 40));
});

test('the depth at the start of a leaf is taken after the steps of that instant', () => {
  const track = createTrack(20, 40);
  addCarry(track, 2);
  addStep(track, 20, -1);
  expect(peak(track, 0)).toEqual({ max: 1, maxAt: 20, end: 1 });
});

test('a leaf that starts with its maximum tells its start', () => {
  const track = createTrack(20, 40);
  addCarry(track, 2);
  addStep(track, 25, -1);
  addStep(track, 30, 1);
  expect(peak(track, 1)).toEqual({ max: 3, maxAt: 20, end: 3 });
});

test('a step outside its leaf and an interval that ends before it starts are refused', () => {
  expect(() => addStep(createTrack(0, 20), 20, 1)).toThrow('outside its leaf');
  expect(() => addInterval(tracks(), leafMs, 5, 4, 1)).toThrow('before its start');
});
