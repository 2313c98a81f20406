import { expect, test } from 'vitest';
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
    .poll(() => news.at(-1)?.urgent.map(({ words }) => words), { timeout: 10_000 })
    .toEqual(['fault.feed-down']);
  expect(news.at(-1)).toMatchObject({
    linked: true,
    urgent: [{ severity: 'critical', params: { source: expect.anything() } }],
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
