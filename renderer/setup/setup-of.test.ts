import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptSecret } from '../../shared/contract/bridge.ts';
import { sceneNames } from '../../shared/model/scene.ts';
import { setupSchema, type SetupInput } from '../../shared/model/machine.ts';
import { firstStart, setUpBefore } from '../testing/setup-states.ts';
import { formOf, type SetupForm } from './form.ts';
import { problemsOf } from './problems.ts';
import { setupOf } from './setup-of.ts';
import { emptySource } from './source-form.ts';
import { hasField, stepOf, stepsOf } from './steps.ts';

const fresh = formOf(firstStart, 'zh-CN');
const before = formOf(setUpBefore, 'en');
const paths = (form: SetupForm) => problemsOf(form).map(({ path }) => path);

/** Mostly what people type, sometimes what nobody should. */
const text = (...good: string[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...good) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 140 }) },
  );
const secret = text('', 'geheim', 'env:PBX_SECRET');
const source = fc.record({
  key: fc.nat(),
  kind: fc.constantFrom('callwall' as const, 'asterisk' as const),
  id: text('pbx-1', 'pbx-2', ' cti ', ''),
  url: text('wss://hub.example.cn/feed', 'ws://10.0.0.1:80', 'https://x', ''),
  host: text('pbx.example.cn', ''),
  port: text('5038', '0', '65536', '80 ', ''),
  user: text('callwall', ''),
  secret,
  queueLog: text('', '/var/log/asterisk/queue_log'),
  keptFor: fc.constantFrom(null, 'wss://hub.example.cn/feed', 'pbx.example.cn:5038'),
  rest: fc.constant({}),
});
const stop = fc.record({
  key: fc.nat(),
  scene: fc.constantFrom(...sceneNames),
  seconds: text('20', '3', '86400', '2', '86401', '1.5'),
});
const display = (of: string) =>
  fc.record({ display: fc.constant(of), on: fc.boolean(), stops: fc.array(stop, { maxLength: 10 }) });
const form: fc.Arbitrary<SetupForm> = fc.record({
  given: fc.constantFrom(firstStart, setUpBefore, { ...firstStart, canAutostart: false }),
  role: fc.constantFrom('wall' as const, 'desk' as const, 'both' as const),
  language: fc.constantFrom('zh-CN' as const, 'en' as const),
  theme: fc.constantFrom('dark' as const, 'light' as const, 'contrast' as const),
  origin: fc.constantFrom('own' as const, 'follow' as const),
  sources: fc.array(source, { maxLength: 3 }),
  reach: fc.constantFrom('machine' as const, 'network' as const),
  port: text('8138', '0', '65535', '65536', 'x'),
  dialId: text('', 'ivr'),
  dialToken: text('', 'a-token'),
  followUrl: text('wss://hub.example.cn', 'hub', ''),
  followToken: secret,
  centre: text('95598', ''),
  zone: text('Asia/Shanghai', 'Europe/Berlin', 'Asia/Nowhere'),
  displays: fc.tuple(...firstStart.displays.map((one) => display(one.display))),
  pin: text('', '2468', '123', '12a4'),
  pinAgain: text('', '2468'),
  autostart: fc.boolean(),
});

describe('a setup', () => {
  it('of a form without problems is one that the shell takes; a form with problems says where', () => {
    let good = 0;
    fc.assert(
      fc.property(form, (given) => {
        const found = problemsOf(given);
        if (found.length > 0) return;
        good += 1;
        setupSchema.parse(setupOf(given));
      }),
      { numRuns: 4_000 },
    );
    expect(good).toBeGreaterThan(40);
  });
  it('has problems only at steps that are asked, and one at a place', () => {
    fc.assert(
      fc.property(form, (given) => {
        const found = paths(given);
        expect(found.filter((path) => !stepsOf(given).includes(stepOf(path, given)))).toEqual([]);
        expect(found.filter((path) => stepOf(path, given) === 'summary' || !hasField(path))).toEqual([]);
        expect(new Set(found).size).toBe(found.length);
      }),
      { numRuns: 1_000 },
    );
  });
  it('is the same when the assistant is opened again and finished without a change', () => {
    fc.assert(
      fc.property(form, (given) => {
        if (paths(given).length > 0) return;
        const setup = hidden(setupOf(given));
        const again = formOf({ ...given.given, current: setup }, 'en');
        expect(hidden(setupOf({ ...again, autostart: given.autostart }))).toEqual(setup);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** As the shell hands it out again: without secrets and without the PIN. */
function hidden({ machine: { pin: _pin, ...machine }, station }: SetupInput): SetupInput {
  const hide = (given: string) => (given.startsWith('env:') ? given : keptSecret);
  return {
    version: 1,
    machine: { ...machine, ...(machine.follow && { follow: { url: machine.follow.url } }) },
    ...(station && {
      station: {
        ...station,
        ...(station.tokens && {
          tokens: station.tokens.map((token) => ({ ...token, token: keptSecret })),
        }),
        sources: (station.sources ?? []).map((one) => {
          if (one.kind === 'asterisk') return { ...one, secret: hide(one.secret) };
          return one.token === undefined ? one : { ...one, token: hide(one.token) };
        }),
      },
    }),
  };
}

describe('the first start', () => {
  it('asks for nothing but the name of the centre', () => {
    expect(paths(fresh)).toEqual(['station.centre']);
    expect(setupOf({ ...fresh, centre: '95598' })).toEqual({
      version: 1,
      machine: {
        version: 1,
        role: 'both',
        language: 'zh-CN',
        theme: 'dark',
        displays: firstStart.displays
          .slice(1)
          .map((one) => ({ display: one.display, scenes: 'overview:20' })),
        autostart: true,
      },
      station: {
        version: 1,
        centre: '95598',
        zone: 'Asia/Shanghai',
        listen: { host: '127.0.0.1', port: 8138 },
        sources: [],
      },
    });
  });
  it('names no station of its own when it follows another, and asks for that one’s address', () => {
    const follows = { ...fresh, origin: 'follow' as const, followToken: ' t ' };
    expect(paths(follows)).toEqual(['machine.follow.url']);
    const setup = setupOf({ ...follows, followUrl: ' wss://hub.example.cn ' });
    expect(setup.station).toBeUndefined();
    expect(setup.machine.follow).toEqual({ url: 'wss://hub.example.cn', token: 't' });
  });
  it.each([
    ['a PIN typed twice', { pin: '2468', pinAgain: '2468' }, []],
    ['two that differ', { pin: '2468', pinAgain: '2469' }, ['machine.pinAgain']],
    ['one that is too short', { pin: '123', pinAgain: '123' }, ['machine.pin']],
    ['none on a desk, whatever was typed before', { role: 'desk', pin: '1' }, []],
    [
      'no display for the wall',
      { displays: fresh.displays.map((one) => ({ ...one, on: false })) },
      ['machine.displays'],
    ],
    ['a network without a token', { reach: 'network' }, ['dial.id', 'dial.token']],
    ['half of a token', { reach: 'network', dialId: 'ivr' }, ['dial.token']],
    [
      'two sources of one name',
      { sources: [1, 2].map((key) => ({ ...emptySource('callwall', key, 'cti'), url: 'ws://cti' })) },
      ['station.sources.1.id'],
    ],
    [
      'a source with nothing typed',
      { sources: [emptySource('asterisk', 1, 'pbx')] },
      ['station.sources.0.host', 'station.sources.0.user', 'station.sources.0.secret'],
    ],
  ] satisfies [string, Partial<SetupForm>, string[]][])('says where: %s', (_what, patch, expected) => {
    expect(paths({ ...fresh, centre: '95598', ...patch })).toEqual(expected);
  });
});

describe('a later start', () => {
  it('hands on what it does not ask for, and keeps secrets that it does not show', () => {
    expect(paths(before)).toEqual([]);
    const { machine, station } = setupOf(before);
    expect(machine).toEqual(setUpBefore.current?.machine);
    expect(station).toMatchObject(setUpBefore.current?.station ?? {});
  });
  it('keeps a secret for the address it was given for, and for no other', () => {
    const [cti, pbx] = before.sources;
    if (cti === undefined || pbx === undefined) throw new Error('two sources');
    const moved = { ...before, sources: [cti, { ...pbx, host: 'pbx.evil.example' }] };
    expect(paths(moved)).toEqual(['station.sources.1.secret']);
  });
});
