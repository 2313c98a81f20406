import { expect, test } from 'vitest';
import { memoryOutbox } from '../source/memory-outbox.ts';
import { manualClock } from '../testing/manual-clock.ts';
import type { Step } from './hotline.ts';
import { pump } from './pump.ts';

const start = 1_000_000;
const event = (time: number): Step => ({ type: 'contact.entered', time, data: { contact: `c${time}` } });
const floor = { at: start + 2_000, queues: [], contacts: [], agents: [] };

function rig(steps: Step[], speed: number | 'max', until = start + 60_000, ahead = 0) {
  const clock = manualClock(start);
  const outbox = memoryOutbox();
  const told: string[] = [];
  const engine = pump({
    steps: steps.values(),
    outbox,
    clock,
    speed,
    start,
    until,
    ahead,
    running: false,
    onCut: (ms) => void told.push(`cut ${ms}`),
    onEnd: () => void told.push('end'),
  });
  return { clock, outbox, engine, told };
}

test('at ×10 an event is let out when its time has come, and the end is told when it is acknowledged', () => {
  const { clock, outbox, engine, told } = rig([event(start), event(start + 5_000)], 10);
  expect(outbox.last).toBe(0);
  engine.begin();
  expect(outbox.last).toBe(1);
  clock.pass(480);
  expect(outbox.last).toBe(1);
  expect(engine.at()).toBe(start + 4_800);
  clock.pass(60);
  expect(outbox.last).toBe(2);
  clock.pass(60);
  expect(told).toEqual([]);
  engine.acked(2);
  expect(told).toEqual(['end']);
});

test('what had happened before is told before its clock says so: nobody is hurried for what is still to be heard of', () => {
  const { clock, engine } = rig([event(start), event(start + 20_000)], 1, start + 60_000, 30_000);
  engine.begin();
  clock.pass(1_000);
  expect(engine.at()).toBe(start);
  engine.acked(1);
  expect(engine.at()).toBe(start);
  engine.acked(2);
  expect(engine.at()).toBe(start + 31_000);
});

test('at full speed the time is that of what is acknowledged, and at the end the end', () => {
  const { engine, told } = rig([event(start + 10), event(start + 20), event(start + 30)], 'max');
  engine.begin();
  expect(engine.at()).toBe(start);
  engine.acked(2);
  expect(engine.at()).toBe(start + 20);
  engine.acked(3);
  expect(engine.at()).toBe(start + 60_000);
  expect(told).toEqual(['end']);
});

test('at full speed only so much is let out ahead of the acknowledgements', () => {
  const steps = Array.from({ length: 60_000 }, (_, at) => event(start + at));
  const { clock, outbox, engine } = rig(steps, 'max');
  engine.begin();
  for (let i = 0; i < 100; i += 1) clock.pass(1);
  expect(outbox.last).toBe(40_000);
  engine.acked(10_000);
  for (let i = 0; i < 100; i += 1) clock.pass(1);
  expect(outbox.last).toBe(50_000);
});

test('a restart is a gap with its floor, a cut is told in its place', () => {
  const steps: Step[] = [
    event(start),
    { kind: 'cut', time: start + 1_000, ms: 5_000 },
    { kind: 'restart', time: start + 2_000, floor },
    event(start + 3_000),
  ];
  const { outbox, engine, told } = rig(steps, 'max');
  engine.begin();
  expect(told).toEqual(['cut 5000']);
  expect(outbox.read(2, { events: 9, chars: 999 })).toEqual({ from: 2, to: 2, why: 'acd-restarted', floor });
  expect(outbox.last).toBe(3);
});
