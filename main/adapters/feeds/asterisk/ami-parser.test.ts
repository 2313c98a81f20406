import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AmiMessage } from './ami-parser.ts';
import { AmiParser, field } from './ami-parser.ts';
import { readSample } from './testing/samples.ts';

const wire = Buffer.from(
  'Asterisk Call Manager/13.0.0\r\nResponse: Success\r\nMessage: Authentication accepted\r\n\r\n' +
    'Event: UserEvent\r\nUniqueid: a.1\r\nUniqueid: a.1\r\nPausedReason: 会议 – 8:30\r\nEmpty:\r\n\r\n\r\n' +
    'Event: Join\nUniqueID: b.2\n\n',
);
const plain = (messages: AmiMessage[]) =>
  messages.map((one) => one.greeting ?? Object.fromEntries(one.fields));
const whole = [
  'Asterisk Call Manager/13.0.0',
  { response: ['Success'], message: ['Authentication accepted'] },
  { event: ['UserEvent'], uniqueid: ['a.1', 'a.1'], pausedreason: ['会议 – 8:30'], empty: [''] },
  { event: ['Join'], uniqueid: ['b.2'] },
];

describe('AMI parser', () => {
  test('messages are the same however the octets are cut, also within a character and between CR and LF', () => {
    expect(plain(new AmiParser().push(wire))).toEqual(whole);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: wire.length }), { maxLength: 40 }), (cuts) => {
        const parser = new AmiParser();
        const edges = [0, ...cuts.toSorted((a, b) => a - b), wire.length];
        const messages = edges
          .slice(1)
          .flatMap((edge, index) => parser.push(wire.subarray(edges[index], edge)));
        expect(plain(messages)).toEqual(whole);
      }),
    );
  });

  test('a message beyond the limit is dropped and counted, and the next one is read', () => {
    const parser = new AmiParser(64);
    const long = Buffer.from(`Event: A\r\nJunk: ${'x'.repeat(500)}`);
    const messages = [
      ...parser.push(long),
      ...parser.push(Buffer.from(`${'y'.repeat(500)}\r\n\r\nEvent: B\r\n\r\n`)),
    ];
    expect(plain(messages)).toEqual([{ event: ['B'] }]);
    expect(parser.oversized).toBe(1);
  });

  test('a header is found under the name of either generation, and an absent one is empty', () => {
    const [message] = new AmiParser().push(Buffer.from('Event: X\nMember: \nMemberName: Agent/1\n\n'));
    expect(message && field(message, 'member', 'membername')).toBe('Agent/1');
    expect(message && field(message, 'interface')).toBe('');
  });

  test('a whole recording has as many messages as were received', () => {
    const raw = readSample('asterisk-recorded/b-pbx-killed/ami.raw.txt.gz');
    const received = readSample('asterisk-recorded/b-pbx-killed/ami.received.jsonl.gz');
    if (raw === null || received === null) return;
    const messages = new AmiParser().push(Buffer.from(raw)).filter((one) => one.greeting === null);
    expect(messages).toHaveLength(received.split('\n').filter((line) => line.includes('"msg"')).length);
  });
});
