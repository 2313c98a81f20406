import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sourceFrameSchema, stationFrameSchema } from '../../../shared/contract/feed.ts';
import type { EventType } from '../../../shared/model/event.ts';
import { eventData, eventTypes } from '../../../shared/model/event.ts';
import { protocolJsonSchema } from './protocol-json-schema.ts';
import { mappingSchema } from './replay/mapping-schema.ts';

const docs = join(import.meta.dirname, '..', '..', '..', 'docs');
const protocol = readFileSync(join(docs, 'protocol.md'), 'utf8');
const mappings = readFileSync(join(docs, 'mappings.md'), 'utf8');
const eventSchema = z.object({
  seq: z.int().min(1),
  type: z.enum(eventTypes as readonly [EventType, ...EventType[]]),
  time: z.int(),
});

/** The contents of the code blocks with this mark. */
function blocks(text: string, mark: string): string[] {
  return [...text.matchAll(/^```json (\w+)\n([\s\S]*?)^```$/gm)]
    .filter((block) => block[1] === mark)
    .map((block) => block[2] ?? '');
}

function lines(mark: string): string[] {
  return blocks(protocol, mark).flatMap((block) => block.trim().split('\n'));
}

function checkEvent(raw: unknown): void {
  const { type } = eventSchema.parse(raw);
  const data = z.object({ data: eventData[type] }).parse(raw);
  expect(raw).toMatchObject(data);
}

describe('the published protocol', () => {
  it('has a JSON Schema that is current (else: node build/protocol-schema.ts)', () => {
    const published: unknown = JSON.parse(readFileSync(join(docs, 'callwall.v1.schema.json'), 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(protocolJsonSchema())));
  });

  it('shows every frame of either side, and all examples are valid', () => {
    const source = lines('source').map((line) => sourceFrameSchema.parse(JSON.parse(line)));
    const station = lines('station').map((line) => stationFrameSchema.parse(JSON.parse(line)));
    expect(source.map(({ t }) => t)).toEqual(['hello', 'batch', 'gap', 'snapshot', 'ping', 'pong']);
    expect(station.map(({ t }) => t)).toEqual(['welcome', 'reject', 'ack', 'nack', 'fault']);
    for (const frame of source) if (frame.t === 'batch') frame.events.forEach(checkEvent);
  });

  it('has valid examples of events, and names every type', () => {
    const events = lines('event').map((line): unknown => JSON.parse(line));
    expect(events.length).toBeGreaterThan(5);
    events.forEach(checkEvent);
    for (const type of eventTypes) expect(protocol).toContain(`\`${type}\``);
  });
});

describe('the guide to mappings', () => {
  it('has a valid example and names every expression and condition', () => {
    const examples = blocks(mappings, 'mapping').map((block) => mappingSchema.parse(JSON.parse(block)));
    expect(examples).toHaveLength(1);
    const words = [
      'column',
      'constant',
      'value',
      'time',
      'duration',
      'number',
      'sum',
      'nextDay',
      'choose',
      'first',
      'lookup',
      'join',
      'list',
      'split',
      'customer',
      'rowId',
      'orNull',
      'condition',
      'missing',
      'equal',
      'less',
      'oneOf',
      'not',
      'all',
      'any',
    ];
    for (const word of words) expect(mappings).toContain(`{"${word}":`);
    for (const member of Object.keys(mappingSchema.shape)) expect(mappings).toContain(`\`${member}\``);
  });
});
