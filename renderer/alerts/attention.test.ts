import { describe, expect, it } from 'vitest';
import { anAlert } from '../../shared/alerts-text/alert.fixture.ts';
import type { Alert, Notice } from '../../shared/model/alert.ts';
import { type Role, roles } from '../../shared/model/person.ts';
import { zoneNamed } from '../link/zone.ts';
import { aNotice } from '../testing/alerts.ts';
import { openNotices } from '../../shared/alerts-text/open-notices.ts';
import { type Keep, Remembered } from './remembered.ts';
import { dueSound } from './sound/due-sound.ts';
import { isQuiet, keepSound, soundOfAddress, soundOfDesk } from './sound/sound-settings.ts';
import { soundSeconds, tones } from './sound/tones.ts';
import { voiceFor } from './sound/voice.ts';

const taken = { role: 'leader', at: 1 } as const;
const cells = <T extends { id: string }>(list: readonly T[]) =>
  Object.fromEntries(list.map((one) => [one.id, one]));
const open = (notices: readonly Notice[], alerts: readonly Alert[]) =>
  openNotices(cells(notices), cells(alerts), { channel: 'sound' });

function keepInMemory(): Keep {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => void kept.set(key, text) };
}

describe('an open notice', () => {
  it('has something in it that nobody has taken on', () => {
    const some = [anAlert({ acknowledged: taken }), anAlert({ id: 'a2', metric: 'waiting' })];
    expect(open([aNotice()], some)[0]?.alerts.map(({ id }) => id)).toEqual(['a2']);
    expect(open([aNotice()], [anAlert({ acknowledged: taken })])).toEqual([]);
    expect(open([aNotice()], [anAlert({ state: 'resolved' })])).toEqual([]);
    expect(open([aNotice()], [anAlert({ backfill: true })])).toEqual([]);
    expect(open([aNotice({ channels: ['popup'] })], [anAlert()])).toEqual([]);
    expect(openNotices(undefined, undefined)).toEqual([]);
  });
  it('calls those whom it was passed on to, and those above them', () => {
    const passed = cells([aNotice({ to: 'duty-manager' })]);
    const callsAs = (role: Role) => openNotices(passed, cells([anAlert()]), { role }).length === 1;
    expect(roles.map(callsAs)).toEqual([false, false, true, true]);
  });
  it('leaves an alert that was passed on to the newest notice, for those whom that one calls', () => {
    const passedOn = { id: 'n2', at: 5, to: 'duty-manager' as const };
    for (const other of [passedOn, { ...passedOn, at: aNotice().at }])
      expect(open([aNotice(other), aNotice()], [anAlert()]).map(({ notice }) => notice.id)).toEqual(['n2']);
    const both = cells([aNotice(), aNotice(passedOn)]);
    const seenBy = (role: Role) =>
      openNotices(both, cells([anAlert()]), { role }).map(({ notice }) => notice.id);
    expect(roles.map(seenBy)).toEqual([['n1'], ['n1'], ['n2'], ['n2']]);
  });
  it('tells no more of what a newer one tells', () => {
    const some = [anAlert(), anAlert({ id: 'a2' }), anAlert({ id: 'a3' })];
    const all = aNotice({ alerts: ['a1', 'a2', 'a3'], count: 7 });
    const left = open([all, aNotice({ id: 'n2', at: 5, alerts: ['a2'] })], some);
    expect(left.map(({ notice, alerts }) => [notice.id, notice.count, alerts.map(({ id }) => id)])).toEqual([
      ['n2', 1, ['a2']],
      ['n1', 6, ['a1', 'a3']],
    ]);
  });
  it('stands before those that are less urgent or older', () => {
    const notices = [
      aNotice(),
      aNotice({ id: 'n2', at: 9, alerts: ['a2'] }),
      aNotice({ id: 'n3', at: 5, alerts: ['a3'] }),
    ];
    const alerts = [
      anAlert({ severity: 'warning' }),
      anAlert({ id: 'a2', notice: 'n2' }),
      anAlert({ id: 'a3', notice: 'n3' }),
    ];
    expect(open(notices, alerts).map(({ notice }) => notice.id)).toEqual(['n2', 'n3', 'n1']);
  });
});

describe('what a browser remembers', () => {
  it('outlives the page, is known to its other windows, and is bounded', () => {
    const keep = keepInMemory();
    const [one, other] = [new Remembered(keep, 'k'), new Remembered(keep, 'k')];
    expect(one.take(['n1', 'n2'])).toEqual(['n1', 'n2']);
    expect(other.take(['n2', 'n3'])).toEqual(['n3']);
    expect(new Remembered(keep, 'k').has('n1')).toBe(true);
    one.take(Array.from({ length: 2_000 }, (_, i) => `m${i}`));
    expect(new Remembered(keep, 'k').has('n1')).toBe(false);
    expect(new Remembered(keep, 'k').has('m1999')).toBe(true);
  });
  it('is nothing where the browser keeps nothing or something else', () => {
    const broken: Keep = {
      getItem: () => '{"a":1',
      setItem() {
        throw new Error('full');
      },
    };
    const remembered = new Remembered(broken, 'k');
    expect(remembered.take(['n1'])).toEqual(['n1']);
    expect(remembered.has('n1')).toBe(true);
  });
});

describe('the sound of alerts', () => {
  const critical = open([aNotice()], [anAlert()]);
  const warning = open([aNotice({ id: 'n2' })], [anAlert({ notice: 'n2', severity: 'warning' })]);
  it('comes once for each notice, and one for all that come at once', () => {
    const due = dueSound([...critical, ...warning], new Map(), 1_000, 60_000);
    expect(due).toMatchObject({ severity: 'critical', notices: ['n1', 'n2'] });
    expect(due?.fresh).toHaveLength(2);
    const heard = new Map([
      ['n1', 1_000],
      ['n2', 1_000],
    ]);
    expect(dueSound([...critical, ...warning], heard, 60_999, 60_000)).toBeNull();
    expect(dueSound(warning, heard, 1e9, 60_000)).toBeNull();
  });
  it('comes again while nobody takes on something critical, unless it is not to', () => {
    const heard = new Map([['n1', 1_000]]);
    expect(dueSound(critical, heard, 61_000, 60_000)).toEqual({
      severity: 'critical',
      notices: ['n1'],
      fresh: [],
    });
    expect(dueSound(critical, heard, 1e9, 0)).toBeNull();
  });
  it('keeps quiet in the hours in which it is to, also over midnight', () => {
    const zone = zoneNamed('Asia/Shanghai');
    const at = (hour: number) => Date.UTC(2026, 10, 22, hour - 8);
    const quiet = (hours: string) => [6, 7, 12, 22, 23].map((hour) => isQuiet(hours, zone, at(hour)));
    expect(quiet('22:00-07:00')).toEqual([true, false, false, true, true]);
    expect(quiet('07:00-12:00')).toEqual([false, true, false, false, false]);
    expect(quiet('')).toEqual([false, false, false, false, false]);
  });
  it('is told apart by severity with the eyes shut', () => {
    const melody = (severity: 'notice' | 'warning' | 'critical') => tones[severity].map(({ hz }) => hz);
    expect(new Set([melody('notice'), melody('warning'), melody('critical')].map(String)).size).toBe(3);
    expect(soundSeconds('critical')).toBeGreaterThan(soundSeconds('warning'));
    expect(soundSeconds('warning')).toBeGreaterThan(soundSeconds('notice'));
    for (const { at, lasts } of Object.values(tones).flat()) expect(at + lasts).toBeLessThan(2);
  });
});

describe('how a screen sounds', () => {
  it('is silent in a hall unless its address says otherwise, within what is possible', () => {
    const of = (address: string) => soundOfAddress(new URLSearchParams(address));
    expect(of('')).toMatchObject({ on: false });
    expect(of('sound=130&quiet=22:00-07:00&repeat=0&speak=on')).toEqual({
      on: true,
      volume: 100,
      quiet: '22:00-07:00',
      repeatSeconds: 0,
      speak: true,
    });
    expect(of('sound=loud&quiet=25:00-07:00')).toMatchObject({ on: true, volume: 70, quiet: '' });
  });
  it('is remembered by a desk, which sounds unless it was told not to', () => {
    const keep = keepInMemory();
    expect(soundOfDesk(keep)).toMatchObject({ on: true, volume: 70 });
    const chosen = { on: true, volume: 35, quiet: '22:00-07:00', repeatSeconds: 120, speak: true };
    keepSound(keep, chosen);
    expect(soundOfDesk(keep)).toEqual(chosen);
    keepSound(keep, { ...chosen, on: false });
    expect(soundOfDesk(keep).on).toBe(false);
  });
  it('has a voice only of its own language and of its own machine', () => {
    const voice = (lang: string, localService: boolean) =>
      ({ lang, localService, name: lang }) as SpeechSynthesisVoice;
    expect(voiceFor('zh-CN', [voice('en-US', true), voice('zh-HK', false)])).toBeNull();
    expect(voiceFor('zh-CN', [voice('zh-CN', false), voice('zh-TW', true)])?.lang).toBe('zh-TW');
    expect(voiceFor('en', [voice('en-GB', true)])?.lang).toBe('en-GB');
  });
});
