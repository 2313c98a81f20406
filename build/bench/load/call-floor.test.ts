import { expect, it } from 'vitest';
import { sourceFrameSchema } from '../../../shared/contract/feed.ts';
import { admit } from '../../../main/station/ingest/admit.ts';
import { CallFloor } from './call-floor.ts';
import type { FloorShapeName } from './floor-shape.ts';
import { batchText } from './frames.ts';

const COUNT = 20_000;

interface Said {
  seq: number;
  type: string;
  time: number;
  data: Record<string, string>;
}

const shapes = ['plain', 'hotline'] as const;

function events(rate: number, shape: FloorShapeName): Said[] {
  const floor = new CallFloor({ agents: 200, queues: 10, rate, shape });
  const frame = sourceFrameSchema.parse(
    JSON.parse(batchText(floor, 1, COUNT, (at) => Math.floor(1.8e12 + at))),
  );
  if (frame.t !== 'batch') throw new Error('not a batch');
  return frame.events.map((event) => event as Said);
}

it.each(shapes)('makes only events that a station takes, numbered and in order of time: %s', (shape) => {
  const all = events(100, shape);
  const refused = all.filter((event, index) => 'refusal' in admit(event, index + 1, Infinity));
  expect(refused).toEqual([]);
  expect(all.some((event, index) => event.time < (all[index - 1]?.time ?? 0))).toBe(false);
});

it.each(shapes)('lets every contact live a possible life: %s', (shape) => {
  const lives = new Map<string, string>();
  for (const { type, data } of events(100, shape)) {
    const { contact } = data;
    if (contact !== undefined && type !== 'survey.answered')
      lives.set(contact, `${lives.get(contact) ?? ''} ${type.replace('contact.', '')}`);
  }
  const odd = [...lives.values()].filter(
    (life) =>
      !/^( entered)?( ivrLeft| queued( abandoned| answered( held)?( retrieved)?( ended( wrapped)?)?)?)?$/.test(
        life,
      ),
  );
  expect(odd).toEqual([]);
  expect([...lives.values()].filter((life) => life.endsWith('wrapped')).length).toBeGreaterThan(COUNT / 12);
});

it.each(shapes)('brings as many events a second as it was asked for, however many those are: %s', (shape) => {
  for (const rate of [50, 5_000]) {
    const steady = events(rate, shape).slice(COUNT / 2);
    const seconds = (steady.at(-1)!.time - steady[0]!.time) / 1000;
    expect(steady.length / seconds / rate).toBeGreaterThan(0.85);
    expect(steady.length / seconds / rate).toBeLessThan(1.15);
  }
});
