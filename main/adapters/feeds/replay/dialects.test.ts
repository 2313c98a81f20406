import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dialectByName, dialectNames } from './dialects.ts';

const folder = mkdtempSync(join(tmpdir(), 'mapping-'));
afterAll(() => rmSync(folder, { recursive: true }));
const context = { zone: 'UTC', epoch: '01234567-89', customer: (raw: string) => `token-${raw}` };
const plain = {
  mapping: 1,
  name: 'plain',
  version: 3,
  delimiter: ';',
  events: [
    {
      type: 'contact.ivrLeft',
      at: { time: { column: 'at', format: 'epoch-s' } },
      data: { contact: { rowId: true } },
    },
  ],
};

function mappingFile(content: unknown): string {
  const file = join(folder, 'test.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** The message of the error that a mapping file causes. */
function complaint(content: unknown, text?: string): string {
  try {
    const dialect = dialectByName(mappingFile(content));
    if (text !== undefined) dialect.parse(text, context);
    return 'none';
  } catch (error) {
    return String(error);
  }
}

describe('mappings and other dialects', () => {
  it('are known by name', () => {
    expect(dialectNames()).toEqual([
      'anonymous-bank',
      'asterisk-queue-log',
      'contact-list',
      'events',
      'montgomery-911',
      'nyc-311',
      'pbxware-queue-log',
    ]);
    for (const name of dialectNames()) expect(dialectByName(name).name).toBe(name);
    expect(() => dialectByName('nowhere')).toThrow(
      /no mapping "nowhere"\. Tip: choose one of anonymous-bank, /,
    );
  });

  it('say whether a zone matters', () => {
    expect([
      dialectByName('anonymous-bank').localTimes,
      dialectByName(mappingFile(plain)).localTimes,
    ]).toEqual([true, false]);
  });

  it('come from a file of the user’s', () => {
    const dialect = dialectByName(mappingFile(plain));
    expect([dialect.name, dialect.version]).toEqual(['plain', 3]);
    expect(dialect.parse('\ufeffat;note\n20;"x;y"\n10;\n', context).events).toEqual([
      { type: 'contact.ivrLeft', time: 10_000, data: { contact: '01234567-2' } },
      { type: 'contact.ivrLeft', time: 20_000, data: { contact: '01234567-1' } },
    ]);
  });

  it.each<[string, unknown, RegExp]>([
    ['not JSON', '{"mapping": 1,', /test\.json: not JSON: .*Tip: look for a missing comma/],
    [
      'an unknown member',
      { ...plain, delimeter: ',' },
      /not a mapping: the file: Unrecognized key: "delimeter"/,
    ],
    [
      'an unknown expression',
      { ...plain, values: { a: { colum: 'x' } } },
      /values\.a: .*Unrecognized key: "colum"/,
    ],
    [
      'an expression that says two things',
      { ...plain, values: { a: { column: 'x', constant: 1 } } },
      /values\.a: needs exactly one member/,
    ],
    [
      'an expression deep inside',
      { ...plain, values: { a: { sum: [{ sum: [{}] }] } } },
      /values\.a\.sum\.0\.sum\.0: needs exactly one member/,
    ],
    [
      'an unknown event type',
      { ...plain, events: [{ ...plain.events[0], type: 'contact.lost' }] },
      /events\.0\.type: .*contact\.entered/,
    ],
    ['an unknown zone', { ...plain, zone: 'Mars/Base' }, /zone: is not an IANA time zone/],
    ['no version', { ...plain, version: undefined }, /version: /],
  ])('refuse %s, naming it', (_name, content, message) => {
    expect(complaint(content)).toMatch(message);
  });

  it.each<[string, unknown, string, RegExp]>([
    [
      'a column the file does not have',
      plain,
      'when;note\n1;\n',
      /row 1: there is no column "at", which the mapping plain reads; found: "when", "note"\. Tip: /,
    ],
    [
      'a value used before it is defined',
      { ...plain, values: { a: { value: 'b' }, b: { column: 'at' } } },
      'at\n1\n',
      /uses the value "b", which is not defined before it/,
    ],
    [
      'a clock without its date',
      { ...plain, values: { a: { time: { column: 'at', format: 'clock' } } } },
      'at\n1\n',
      /"at" is a clock only\. Tip: name its date column/,
    ],
    ['an open quote', plain, 'at;note\n1;"x\n', /cannot be read as a table: .*[Qq]uote/],
  ])('refuse %s when a file is read', (_name, content, text, message) => {
    expect(complaint(content, text)).toMatch(message);
  });

  it('read files without a header line when the mapping names the columns', () => {
    const dialect = dialectByName(mappingFile({ ...plain, columns: ['id', 'at'] }));
    expect(dialect.parse('x;10\n', context).events).toHaveLength(1);
  });

  it('know lists, splits, tables, sums and nulls', () => {
    const dialect = dialectByName(
      mappingFile({
        ...plain,
        events: [
          {
            type: 'complaint.filed',
            at: {
              sum: [
                { time: { column: 'at', format: 'epoch-s' } },
                { duration: { column: 'late', unit: 's' } },
              ],
            },
            data: {
              complaint: { join: { parts: [{ constant: 'C' }, { column: 'at' }], with: '-' } },
              category: { split: { of: { column: 'title' }, at: ':' } },
              region: { list: [{ column: 'town' }, { column: 'street' }] },
              business: {
                lookup: {
                  of: { column: 'title' },
                  table: { 'EMS: FALL': 'ems' },
                  otherwise: { constant: 'other' },
                },
              },
              text: { first: [{ column: 'note' }, { column: 'title' }] },
              queue: { column: 'note' },
            },
          },
        ],
      }),
    );
    const { events } = dialect.parse('at;late;title;town;street;note\n10;5;EMS: FALL;A;;\n', context);
    expect(events).toEqual([
      {
        type: 'complaint.filed',
        time: 15_000,
        data: {
          complaint: 'C-10',
          category: ['EMS', 'FALL'],
          region: ['A'],
          business: 'ems',
          text: 'EMS: FALL',
        },
      },
    ]);
  });

  it('give rows without a time the time of a neighbour', () => {
    const { events } = dialectByName(mappingFile(plain)).parse('at\nx\n10\ny\n20\n', context);
    expect(events.map(({ type, time }) => [type, time])).toEqual([
      ['record.invalid', 10_000],
      ['contact.ivrLeft', 10_000],
      ['record.invalid', 10_000],
      ['contact.ivrLeft', 20_000],
    ]);
  });
});

describe('the events dialect', () => {
  it('sends JSON lines on in order of time, also what only the station can judge', () => {
    const lines = [
      '{"seq":9,"type":"contact.ivrLeft","time":3000,"data":{"contact":"c"}}',
      'no json 13800001111',
      '{"type":"contact.unheard","time":1000,"id":"x","data":{"any":1}}',
      '{"type":"agent.state","time":2000,"data":{}}',
      '{"type":"contact.ivrLeft","time":-1,"data":{}}',
      '',
    ];
    const { events, acw, agentStates } = dialectByName('events').parse(lines.join('\n'), context);
    expect(events).toEqual([
      { type: 'contact.unheard', time: 1000, id: 'x', data: { any: 1 } },
      { type: 'agent.state', time: 2000, data: {} },
      {
        type: 'record.invalid',
        time: 2000,
        data: { row: 5, why: expect.stringContaining('time: '), raw: lines[4] },
      },
      { type: 'contact.ivrLeft', time: 3000, data: { contact: 'c' } },
      { type: 'record.invalid', time: 3000, data: { row: 2, why: 'not JSON', raw: 'no json ***' } },
    ]);
    expect([acw, agentStates]).toEqual([false, true]);
  });
});
