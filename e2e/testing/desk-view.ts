import type { Browser, Page } from 'playwright-core';
import { alarmAlerts, aNotice } from '../../renderer/testing/alerts.ts';
import { NOON, type WallState, wallTopics } from '../../renderer/testing/wall-states.ts';
import { AskRefusal } from '../../shared/contract/ask-refusal.ts';
import type { Answerers } from '../../shared/contract/asks.ts';
import type { Topics } from '../../shared/contract/topics.ts';
import type { Alert, Notice } from '../../shared/model/alert.ts';
import type { Person } from '../../shared/model/person.ts';
import { pages, watchTroubles } from '../support/browser.ts';
import { type FakeStation, startFakeStation } from '../support/fake-station.ts';
import { alertAnswers, type Asked } from './alert-answers.ts';
import { hotspotAnswers } from './hotspot-answers.ts';

/** A desk as somebody has it before them. */
export interface DeskView {
  alerts?: readonly Alert[];
  notices?: readonly Notice[];
  /** What happens in the centre, but for alerts. */
  state?: WallState;
  who?: Person;
  lang?: 'zh-CN' | 'en';
  theme?: 'dark' | 'light' | 'contrast';
  screen?: readonly [number, number];
  /** Of the page's address, e.g. `page=alerts&tab=rules`. */
  query?: string;
  /** Answers besides those about alerts. */
  answers?: (asked: Asked[]) => Answerers;
  /** Questions are refused. */
  refuses?: boolean;
}

/** A desk on a page of its own, at a station that follows a script. */
export interface ShownDesk {
  page: Page;
  station: FakeStation;
  troubles: string[];
  /** What the desk has asked for, in order. */
  asked: Asked[];
  /** Tells other alerts and notices from now on. */
  tell(alerts: readonly Alert[], notices?: readonly Notice[]): void;
  reload(): Promise<void>;
  close(): Promise<void>;
}

const manager: Person = { id: 'p1', name: '王芳', role: 'manager' };
const begun = Date.now();
const afternoon = () => NOON + Date.now() - begun;

/** The alerts of a bad afternoon. */
export const badAfternoon = (): Alert[] => alarmAlerts(NOON);

/** A notice for each of these alerts, as their own `notice` says. */
export function noticesOf(alerts: readonly Alert[]): Notice[] {
  return alerts.flatMap(({ id, notice, severity }) =>
    notice === null ? [] : [aNotice({ id: notice, alerts: [id], severity, at: NOON })],
  );
}

/** Shows a desk. */
export async function showDesk(browser: Browser, view: DeskView = {}): Promise<ShownDesk> {
  const { alerts = [], notices = [], who = manager, lang = 'zh-CN', theme = 'dark', state = 'normal' } = view;
  const asked: Asked[] = [];
  let topics = deskTopics(state, alerts, notices);
  const answerers = view.refuses
    ? Object.fromEntries(refused.map((name) => [name, refuse]))
    : { ...alertAnswers(asked), ...hotspotAnswers(asked), ...view.answers?.(asked) };
  const station = await startFakeStation(pages, () => topics, undefined, afternoon, { who, answerers });
  const [width, height] = view.screen ?? [1920, 1080];
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const troubles = watchTroubles(page);
  await page.goto(`${station.url}/desk.html?${view.query ?? 'page=alerts'}&lang=${lang}&theme=${theme}`);
  // Some hundreds of alerts on a busy machine take their time.
  await page.waitForSelector('main h1', { timeout: 50_000 });
  return {
    page,
    station,
    troubles,
    asked,
    tell(next, told = []) {
      const before = topics;
      topics = deskTopics(state, next, told);
      const delta = <T extends 'alerts' | 'notices'>(topic: T) => ({
        set: topics[topic] ?? {},
        del: Object.keys(before[topic] ?? {}).filter((id) => !(id in (topics[topic] ?? {}))),
      });
      station.say({ t: 'delta', n: 0, topics: { alerts: delta('alerts'), notices: delta('notices') } });
    },
    async reload() {
      await page.reload();
      await page.waitForSelector('main h1');
    },
    async close() {
      await context.close();
      await station.close();
    },
  };
}

/** What a desk is refused that is shown with `refuses`. */
const refused = [
  'alerts.journal',
  'rules.list',
  'alerts.acknowledge',
  'hotspots.list',
  'hotspots.close',
  'complaints.rows',
  'complaints.hours',
];

function refuse(): never {
  throw new AskRefusal('storage', 'the disk is full');
}

function deskTopics(state: WallState, alerts: readonly Alert[], notices: readonly Notice[]): Partial<Topics> {
  const byId = <T extends { id: string }>(list: readonly T[]) =>
    Object.fromEntries(list.map((one) => [one.id, one]));
  return {
    ...wallTopics(state, afternoon()),
    seatNames: {},
    alerts: byId(alerts),
    notices: byId(notices),
    alertNotes: Object.fromEntries(
      alerts
        .filter(({ acknowledged }) => acknowledged !== null)
        .map(({ id }) => [
          id,
          { acknowledged: { by: '李建国', comment: '已请班长召回小休 <b>{{x}}</b>' }, shelved: null },
        ]),
    ),
    alarmLoad: {
      load: {
        tenMinutes: [0, 1, 0, 2, 12, 3],
        lastHour: 18,
        raised: 25,
        bySeverity: { critical: 5, warning: 11, notice: 2 },
        chattering: [
          { rule: 'queue-deep', scope: { kind: 'queue', key: 'q1', name: '国际业务·英语' }, count: 4 },
        ],
        standing: [{ alert: 'a4', since: NOON - 90_000_000 }],
        flood: false,
      },
    },
  };
}
