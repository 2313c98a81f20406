import { afterEach, describe, expect, it } from 'vitest';
import type { Answers, AskInput, AskName } from '../../../shared/contract/asks.ts';
import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import { memoryWire } from '../../../shared/contract/memory-wire.ts';
import type { Topic } from '../../../shared/contract/topics.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { DisplayNews } from '../../../shared/model/display.ts';
import { ownDesk, wallViewer } from '../../../shared/model/person.ts';
import type { Person } from '../../../shared/model/person.ts';
import { stationRig } from './testing/station-rig.ts';
import type { Rig } from './testing/station-rig.ts';

let rig: Rig;
afterEach(() => rig.close());

const hall: DisplayNews = {
  id: 'hall-1',
  name: '大厅一号屏',
  size: [1920, 1080],
  language: 'zh-CN',
  theme: 'dark',
  scene: 'overview',
  stops: [{ scene: 'overview', seconds: 20 }],
  pinned: false,
  by: 'address',
};
const plan = { stops: [{ scene: 'slots' as const, seconds: 30 }], pinned: true };

describe('the displays of the hall', () => {
  it('are seen by desks and not by walls, and are away when they are silent', async () => {
    rig = stationRig();
    await ask('displays.tell', hall, wallViewer);
    expect(await cells('displays', ownDesk)).toMatchObject({ 'hall-1': { name: '大厅一号屏', here: true } });
    expect(await cells('displays', wallViewer)).toEqual({});
    rig.clock.pass(46_000);
    expect(await cells('displays', ownDesk)).toMatchObject({
      'hall-1': { here: false, since: rig.clock.now() },
    });
    await ask('displays.tell', { ...hall, scene: 'slots' }, wallViewer);
    expect(await cells('displays', ownDesk)).toMatchObject({ 'hall-1': { here: true, scene: 'slots' } });
  });

  it('have plans that walls follow and that outlive the death of the process', async () => {
    rig = stationRig();
    await expect(ask('displays.plan', { display: 'hall-1', plan }, leader)).rejects.toMatchObject({
      code: 'role',
    });
    await ask('displays.plan', { display: 'hall-1', plan }, manager);
    await ask('displays.plan', { display: '*', plan: { stops: [], theme: 'light' } }, manager);
    rig.crash();
    expect(await cells('displayPlans', wallViewer)).toMatchObject({
      'hall-1': { plan: { ...plan, theme: null, language: null }, since: rig.clock.now() },
      '*': { plan: { theme: 'light' } },
    });
    await ask('displays.plan', { display: 'hall-1', plan: null }, manager);
    rig.crash();
    expect(Object.keys(await cells('displayPlans', wallViewer))).toEqual(['*']);
  });

  it('show their names when somebody asks for it', async () => {
    rig = stationRig();
    await expect(ask('displays.identify', { display: 'hall-1' }, leader)).rejects.toMatchObject({
      code: 'gone',
    });
    await ask('displays.tell', hall, wallViewer);
    await ask('displays.identify', { display: 'hall-1' }, leader);
    expect(await cells('displayPlans', wallViewer)).toEqual({
      'hall-1': { plan: null, since: 0, identified: 1 },
    });
  });

  it.each([
    ['a name that writes over its line', { name: 'a\u202eb' }],
    ['a name without end', { name: 'x'.repeat(61) }],
    ['the sign for all displays', { id: '*' }],
    ['a scene that is none', { scene: '<script>' }],
    ['a playlist without end', { stops: Array.from({ length: 25 }, () => hall.stops[0]) }],
  ])('are not let in with %s', async (_what, wrong) => {
    rig = stationRig();
    // A page may send anything.
    const news = { ...hall, ...wrong } as DisplayNews;
    await expect(ask('displays.tell', news, wallViewer)).rejects.toMatchObject({ code: 'args' });
    expect(await cells('displays', ownDesk)).toEqual({});
  });

  it('are 200 at most, and none may speak without a pause', async () => {
    rig = stationRig();
    const tell = (id: string) => ask('displays.tell', { ...hall, id }, wallViewer);
    for (let n = 0; n < 200; n += 1) await tell(`d${n}`);
    await expect(tell('one-more')).rejects.toThrow('200');
    const often = Array.from({ length: 12 }, () =>
      tell('d7').then(
        () => true,
        () => false,
      ),
    );
    expect((await Promise.all(often)).filter(Boolean).length).toBeLessThan(9);
    rig.clock.pass(46_000);
    await tell('one-more');
    expect(Object.keys(await cells('displays', ownDesk))).toHaveLength(200);
  });

  it('speak for themselves only, and for nobody who is there', async () => {
    rig = stationRig();
    const [own, other] = [open(wallViewer), open(wallViewer)];
    await askOver(own, 'displays.tell', hall);
    await expect(askOver(own, 'displays.tell', { ...hall, id: 'hall-2' })).rejects.toThrow(
      'speaks for no other',
    );
    await expect(askOver(other, 'displays.tell', { ...hall, scene: 'slots' })).rejects.toThrow(
      'another page',
    );
    expect(await cells('displays', ownDesk)).toMatchObject({ 'hall-1': { scene: 'overview' } });
    own.close();
    await askOver(other, 'displays.tell', { ...hall, scene: 'slots' });
    expect(await cells('displays', ownDesk)).toMatchObject({ 'hall-1': { scene: 'slots' } });
  });

  it('say what is posted on the desk, until it is withdrawn there', async () => {
    rig = stationRig();
    const draft = { text: '22:00 系统升级', level: 'warning' as const, minutes: 30 };
    await expect(ask('messages.post', draft, wallViewer)).rejects.toMatchObject({ code: 'role' });
    const posted = await ask('messages.post', draft, leader);
    expect(await cells('messages', wallViewer)).toMatchObject({ 1: { text: draft.text } });
    if (posted.ok) await ask('messages.withdraw', { id: posted.message.id }, leader);
    expect(await cells('messages', wallViewer)).toEqual({});
    await expect(ask('messages.withdraw', { id: '1' }, leader)).rejects.toMatchObject({ code: 'gone' });
  });
});

const leader: Person = { id: '3', name: '李雷', role: 'leader' };
const manager: Person = { id: '2', name: '王敏', role: 'manager' };

function ask<N extends AskName>(name: N, args: AskInput<N>, who: Person): Promise<Answers[N]> {
  const page = open(who);
  return askOver(page, name, args).finally(() => page.close());
}

function askOver<N extends AskName>(
  page: ReturnType<typeof open>,
  name: N,
  args: AskInput<N>,
): Promise<Answers[N]> {
  const answer = new Promise<Answers[N]>((done, fail) =>
    page.onFrame((frame) => {
      // A station of the same version answers exactly this.
      if (frame.t === 'answer') done(frame.value as Answers[N]);
      if (frame.t === 'refusal')
        fail(Object.assign(new AskRefusal('refused', frame.why), { code: frame.code }));
    }),
  );
  page.send({ t: 'ask', id: 1, name, args });
  return answer;
}

/** A topic as that person's page gets it. */
function cells(topic: Topic, who: Person): Promise<Record<string, unknown>> {
  const page = open(who);
  const found = new Promise<Record<string, unknown>>((done) =>
    page.onFrame((frame) => {
      if (frame.t === 'snapshot') done(frame.topics[topic] ?? {});
    }),
  );
  page.send({ t: 'follow', topics: [topic] });
  return found.finally(() => page.close());
}

function open(who: Person) {
  const [page, station] = memoryWire<ViewerFrame, StationToViewerFrame>();
  rig.station.openViewer(station, who);
  return page;
}
