import { expect, test } from 'vitest';
import { anAlert } from '../../../shared/alerts-text/alert.fixture.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { Wire } from '../../../shared/contract/wire.ts';
import type { Alert } from '../../../shared/model/alert.ts';
import type { Severity } from '../../../shared/model/fault.ts';
import { dialFeed } from '../testing/feed-client.ts';
import { ownHere } from './testing/own-here.ts';
import type { News } from './watch-news.ts';
import { watchNews } from './watch-news.ts';

test('news are what is urgent, told when it is other than before', async () => {
  const access = await ownHere();
  const news: News[] = [];
  watchNews(access, (each) => news.push(each));
  await expect.poll(() => news).toEqual([{ linked: true, urgent: [] }]);
  const feed = await dialFeed(access.hub, { last: 0 });
  await feed.next('welcome');
  feed.hangUp();
  await expect
    .poll(() => news.at(-1)?.urgent.map((each) => 'words' in each && each.words), { timeout: 10_000 })
    .toEqual(['fault.feed-down']);
  expect(news.at(-1)).toMatchObject({
    linked: true,
    // The rule `feed-silent` tells of it, should it last.
    urgent: [{ severity: 'critical', tell: false, params: { source: expect.anything() } }],
  });
});

test('a station that is gone is news as well', async () => {
  const access = await ownHere();
  const news: News[] = [];
  watchNews(access, (each) => news.push(each));
  await expect.poll(() => news).toHaveLength(1);
  await access.close();
  await expect.poll(() => news.at(-1)).toEqual({ linked: false, urgent: [] });
});

/** A station that says what the test says. */
function spoken() {
  const news: News[] = [];
  let say: (frame: StationToViewerFrame) => void = () => undefined;
  const openViewer = (wire: Wire<StationToViewerFrame, ViewerFrame>) => {
    say = (frame) => wire.send(frame);
    wire.onFrame((frame) => {
      if (frame.t === 'follow') say({ t: 'snapshot', n: 1, topics: { faults: {}, alerts: {}, notices: {} } });
    });
  };
  watchNews({ openViewer }, (each) => news.push(each));
  let n = 1;
  const delta = (topics: Extract<StationToViewerFrame, { t: 'delta' }>['topics']): void =>
    say({ t: 'delta', n: ++n, topics });
  return { news, delta };
}

test('notices of alerts are news once, whatever their alerts read since', async () => {
  const { news, delta } = spoken();
  await expect.poll(() => news).toHaveLength(1);
  const tell = (count: number, alert: Alert) =>
    delta({
      alerts: { set: { a1: alert }, del: [] },
      notices: { set: { n1: { ...notice, count } }, del: [] },
    });
  const notice = { id: 'n1', severity: 'critical', at: 7, alerts: ['a1'], channels: ['notification'] };
  tell(2, anAlert());
  await expect.poll(() => news).toHaveLength(2);
  expect(news.at(-1)?.urgent).toMatchObject([
    { key: 'notice:n1', severity: 'critical', since: 7, count: 2, tell: true, alert: { id: 'a1' } },
  ]);
  delta({ alerts: { set: { a1: anAlert({ readings: [] }) }, del: [] } });
  tell(4, anAlert({ acknowledged: { role: 'leader', at: 9 } }));
  await expect.poll(() => news.at(-1)?.urgent).toEqual([]);
  expect(news).toHaveLength(3);
});

test('a source that is away is told once, as its alert; of what no rule watches the fault itself is told', async () => {
  const { news, delta } = spoken();
  await expect.poll(() => news).toHaveLength(1);
  const rest = { params: {}, tip: '', since: 5, cause: '' };
  const fault = (code: string, subject: string, severity: Severity = 'critical') => ({
    ...rest,
    code,
    subject,
    severity,
    words: `fault.${code}`,
  });
  const faults = {
    one: fault('feed-down', 'pbx'),
    two: fault('feed-down', 'ivr'),
    three: fault('storage', ''),
    four: fault('quarantine', 'pbx', 'notice'),
  };
  const told = () =>
    news
      .at(-1)
      ?.urgent.map((each) => [each.key, each.tell])
      .toSorted();
  delta({ faults: { set: faults, del: [] } });
  await expect.poll(told).toEqual([
    ['four', false],
    ['one', false],
    ['three', true],
    ['two', false],
  ]);
  const silent = anAlert({
    rule: 'feed-silent',
    metric: 'feedSilenceMs',
    scope: { kind: 'feed', key: 'pbx', name: 'PBX' },
  });
  const notice = { id: 'n1', severity: 'critical', at: 7, alerts: ['a1'], channels: ['notification'] };
  delta({
    alerts: { set: { a1: silent }, del: [] },
    notices: { set: { n1: { ...notice, count: 1, to: null } }, del: [] },
  });
  await expect.poll(told).toEqual([
    ['four', false],
    ['notice:n1', true],
    ['three', true],
    ['two', false],
  ]);
});
