import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { assetsFolder } from '../../assets-folder.ts';
import { SourceError } from '../source/source-error.ts';
import type { FakeStation } from '../testing/fake-station.ts';
import { fakeStation } from '../testing/fake-station.ts';
import { InputError } from './input-error.ts';
import type { ReplayOptions, ReplaySummary } from './replay.ts';
import { replay } from './replay.ts';

const demo = join(assetsFolder(), 'demo', 'anonymous-bank-1999-05.csv.gz');
const rows = gunzipSync(readFileSync(demo)).toString().split('\n');
const folder = mkdtempSync(join(tmpdir(), 'replay-'));
let station: FakeStation | null = null;

afterAll(() => rmSync(folder, { recursive: true }));
afterEach(async () => {
  await station?.close();
  station = null;
});

function write(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Some rows of the demonstration data as a file. */
function calls(name: string, from: number, count: number): string {
  return write(name, [rows[0], ...rows.slice(from, from + count), ''].join('\n'));
}

async function feed(
  to: FakeStation | string,
  files: string[],
  more: Partial<ReplayOptions> = {},
): Promise<ReplaySummary> {
  const url = typeof to === 'string' ? to : to.url;
  return replay(files, { to: url, mapping: 'anonymous-bank', speed: 'max', siteKey: 'key', ...more });
}

async function failure(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => new Error('nothing failed'),
    (error: Error) => error,
  );
}

describe('a replay', () => {
  it('feeds a packed file completely, in order of time, and ends when all is acked', async () => {
    station = await fakeStation();
    const summary = await feed(station, [demo]);
    const events = station.events();
    expect(summary).toEqual({ files: 1, events: events.length, rejected: 0 });
    expect(events.length).toBeGreaterThan(10_000);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
    const times = events.map(({ time }) => Number(time));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(station.hellos).toMatchObject([
      {
        source: 'anonymous-bank',
        clock: 'source',
        first: 1,
        last: events.length,
        acw: false,
        agentStates: false,
      },
    ]);
    expect(station.pings.at(-1)?.at).toBe(times.at(-1));
  });

  it('sends nothing when the same file comes again, packed or not and under any name', async () => {
    station = await fakeStation();
    const plain = calls('a.csv', 1, 300);
    const first = await feed(station, [plain]);
    const again = await feed(station, [write('b.bin', gzipSync(readFileSync(plain)))]);
    expect(again).toEqual(first);
    expect(station.committed.size).toBe(1);
    expect(station.events()).toHaveLength(first.events);
    expect(station.hellos).toHaveLength(2);
  });

  it('gives the very same events in every replay', async () => {
    const digests = [];
    for (const speed of ['max', 1e12] as const) {
      station = await fakeStation();
      await feed(station, [calls('a.csv', 1, 300)], { speed });
      digests.push(createHash('sha256').update(JSON.stringify(station.events())).digest('hex'));
      await station.close();
    }
    station = null;
    expect(digests[0]).toBe(digests[1]);
  });

  it('feeds several files one after the other, each as its own epoch of one source', async () => {
    station = await fakeStation();
    const summary = await feed(station, [calls('a.csv', 1, 200), calls('b.csv', 201, 200)], {
      source: 'bank',
    });
    expect(summary.files).toBe(2);
    expect(station.hellos.map(({ source }) => source)).toEqual(['bank', 'bank']);
    expect([...station.committed.values()].map((events) => events[0]?.seq)).toEqual([1, 1]);
    expect(station.events()).toHaveLength(summary.events);
  });

  it('goes on after cuts in the middle without losing or doubling anything', async () => {
    let cuts = 0;
    station = await fakeStation({
      window: 300,
      onFrame(frame, link) {
        if (frame.t !== 'batch' || cuts >= 3 || Number(frame.from) < 300 * (cuts + 1)) return undefined;
        cuts += 1;
        link.terminate();
        return 'ignore';
      },
    });
    const summary = await feed(station, [calls('a.csv', 1, 600)]);
    expect(cuts).toBe(3);
    expect(station.events().map(({ seq }) => seq)).toEqual(
      Array.from({ length: summary.events }, (_, at) => at + 1),
    );
  });

  it('counts what was quarantined as rejected, here or by the station', async () => {
    station = await fakeStation({
      onFrame(frame, link) {
        if (frame.t === 'batch') link.send('{"t":"fault","seq":1,"code":"invalid","why":"x"}');
        return undefined;
      },
    });
    const lines = [
      '{"type":"contact.unheard","time":5,"data":{}}',
      'broken',
      '{"type":"contact.ivrLeft","time":6,"data":{"contact":"c"}}',
    ];
    const summary = await feed(station, [write('events.jsonl', lines.join('\n'))], { mapping: 'events' });
    expect(summary).toEqual({ files: 1, events: 1, rejected: 2 });
    expect(station.events().map(({ type }) => type)).toEqual([
      'contact.unheard',
      'record.invalid',
      'contact.ivrLeft',
    ]);
  });

  it('says a restart of the recorded switch by a gap and an empty floor', async () => {
    const frames: string[] = [];
    station = await fakeStation({
      onFrame: (frame) =>
        void (frame.t === 'ping' || frames.push(`${frame.t} ${JSON.stringify(frame.from ?? frame.asOf)}`)),
    });
    const log = [
      '1546015415|c1|q|NONE|ENTERQUEUE||138|1',
      '1546015500|NONE|NONE|NONE|QUEUESTART|',
      '1546015600|c2|q|NONE|ENTERQUEUE||139|1',
    ];
    await feed(station, [write('queue_log', log.join('\n'))], { mapping: 'asterisk-queue-log' });
    const at = frames.findIndex((frame) => frame.startsWith('gap'));
    expect(frames.slice(at - 1, at + 3)).toEqual(['batch 1', 'gap 2', 'snapshot 2', 'batch 3']);
    expect(JSON.stringify(station.events())).not.toMatch(/"13[89]"/);
  });

  it('can be given up', async () => {
    station = await fakeStation({ window: 0 });
    const stop = new AbortController();
    const feeding = failure(feed(station, [calls('a.csv', 1, 5)], { signal: stop.signal }));
    await expect.poll(() => station?.hellos.length).toBe(1);
    stop.abort(new Error('enough'));
    expect((await feeding).message).toBe('enough');
  });

  it('does not bother the station with an empty file', async () => {
    station = await fakeStation();
    expect(await feed(station, [calls('empty.csv', 1, 0)])).toEqual({ files: 1, events: 0, rejected: 0 });
    expect(station.hellos).toEqual([]);
  });
});

describe('local times of a replay', () => {
  const row =
    'AA0101,1,,0,PS,1999-05-18,9:00:00,9:00:10,10,0:00:00,0:00:00,0,HANG,0:00:00,0:00:00,0,NO_SERVER';
  const first = async (more: Partial<ReplayOptions>, zone = 'Asia/Shanghai') => {
    station = await fakeStation({ zone });
    await feed(station, [write('one.csv', `${rows[0]}\n${row}\n`)], more);
    const [hello, event] = [station.hellos[0], station.events()[0]];
    await station.close();
    station = null;
    return { epoch: hello?.epoch, zone: hello?.zone, time: new Date(Number(event?.time)).toISOString() };
  };

  it('are read in the station’s zone, unless one is named', async () => {
    expect((await first({})).time).toBe('1999-05-18T01:00:00.000Z');
    expect((await first({}, 'UTC')).time).toBe('1999-05-18T09:00:00.000Z');
    expect(await first({ zone: 'Asia/Jerusalem' })).toMatchObject({
      time: '1999-05-18T06:00:00.000Z',
      zone: 'Asia/Jerusalem',
    });
  });

  it('are another epoch in another named zone', async () => {
    const epochs = [
      await first({}),
      await first({ zone: 'UTC' }),
      await first({ zone: 'Asia/Shanghai' }),
    ].map(({ epoch }) => epoch);
    expect(new Set(epochs).size).toBe(3);
  });
});

describe('a replay that cannot be', () => {
  it.each<[string, () => string[], Partial<ReplayOptions>, RegExp]>([
    [
      'of a missing file',
      () => [join(folder, 'nowhere.csv')],
      {},
      /nowhere\.csv: there is no such file\. Tip: /,
    ],
    [
      'of a damaged packed file',
      () => [write('bad.gz', Buffer.concat([readFileSync(demo).subarray(0, 500)]))],
      {},
      /bad\.gz: the gzip data is damaged .*Tip: /,
    ],
    [
      'of a file without the columns',
      () => [write('other.csv', 'a,b\n1,2\n')],
      {},
      /other\.csv, row 1: there is no column "q_start", .*found: "a", "b".*Tip: /,
    ],
    ['with an unknown mapping', () => [demo], { mapping: 'nope' }, /no mapping "nope".*Tip: /],
    ['with an unknown zone', () => [demo], { zone: 'Mars' }, /"Mars" is not an IANA time zone.*Tip: /],
    ['with no speed', () => [demo], { speed: 0 }, /speed 0 is not above 0.*Tip: /],
    ['of nothing', () => [], {}, /no file to replay.*Tip: /],
  ])('%s says what is wrong and what to try', async (_name, files, more, message) => {
    const error = await failure(feed('ws://127.0.0.1:1/feed', files(), more));
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('\n');
  });

  it('says that nobody answers', async () => {
    const error = await failure(feed('ws://127.0.0.1:1/feed', [calls('a.csv', 1, 5)], { giveUpMs: 0 }));
    expect(error).toBeInstanceOf(SourceError);
    expect(error.message).toMatch(/no station answered at ws:\/\/127\.0\.0\.1:1\/feed: .*Tip: /);
  });

  it('says that the token is wrong', async () => {
    station = await fakeStation({}, { tokens: [{ token: 'right', sources: ['x'], viewer: false }] });
    const error = await failure(feed(station, [calls('a.csv', 1, 5)], { token: 'wrong' }));
    expect(error.message).toMatch(/HTTP 401.*Tip: /);
  });
});
