import type { ReactNode } from 'react';
import type { Topic } from '../../shared/contract/topics.ts';
import type { Role } from '../../shared/model/person.ts';
import type { Word } from '../../shared/words/words.ts';

/** A page of the desk. Its code comes when somebody goes there. */
export interface DeskPage {
  /** As in the address: `/desk?page=alerts`. */
  name: string;
  /** The letter after `g` that goes there. */
  key: string;
  word: Word;
  /** What it shows follows these while it is open, besides `frameTopics`. */
  topics: readonly Topic[];
  /** Who may see it. */
  role: Role;
  /** It shows nothing but figures: before there is a source, it says how to connect one. */
  figures?: boolean;
  load(): Promise<{ Page: () => ReactNode }>;
}

/** What the frame around every page follows. */
export const frameTopics = [
  'station',
  'feeds',
  'faults',
  'alerts',
  'notices',
  'queueNames',
  'teamNames',
  'duty',
] as const satisfies readonly Topic[];

/** In the order of the navigation. Each has a sign of its name in parts/PageGlyph.tsx. */
export const pages = [
  {
    name: 'live',
    key: 'l',
    word: 'desk.page.live',
    topics: ['queues', 'queueSlots', 'rolling', 'gauges', 'today'],
    role: 'viewer',
    figures: true,
    load: () => import('./pages/live/Page.tsx'),
  },
  {
    name: 'alerts',
    key: 'a',
    word: 'desk.page.alerts',
    topics: ['alertNotes', 'alarmLoad'],
    role: 'viewer',
    load: () => import('./pages/alerts/Page.tsx'),
  },
  {
    name: 'floor',
    key: 'f',
    word: 'desk.page.floor',
    topics: ['seats', 'seatNames', 'teamNames', 'queueNames', 'league'],
    role: 'viewer',
    load: () => import('./pages/floor/Page.tsx'),
  },
  {
    name: 'hotspots',
    key: 'c',
    word: 'desk.page.hotspots',
    topics: [
      'trees',
      'complaints',
      'complaintCells',
      'hotspots',
      'hotspotNotes',
      'massEvents',
      'risingTopics',
    ],
    role: 'viewer',
    load: () => import('./pages/hotspots/Page.tsx'),
  },
  {
    name: 'orders',
    key: 'o',
    word: 'desk.page.orders',
    topics: ['orderKinds', 'orderFigures', 'dueOrders', 'orderShares', 'trees'],
    role: 'viewer',
    load: () => import('./pages/orders/Page.tsx'),
  },
  {
    name: 'shift',
    key: 'd',
    word: 'desk.page.shift',
    topics: ['shiftNotes', 'handovers', 'hotspots', 'dueOrders', 'orderKinds', 'trees'],
    role: 'leader',
    load: () => import('./pages/shift/Page.tsx'),
  },
  {
    name: 'reports',
    key: 'r',
    word: 'desk.page.reports',
    topics: [],
    role: 'viewer',
    figures: true,
    load: () => import('./pages/reports/Page.tsx'),
  },
  {
    name: 'people',
    key: 'p',
    word: 'desk.page.people',
    topics: [],
    role: 'administrator',
    load: () => import('./pages/people/Page.tsx'),
  },
  {
    name: 'health',
    key: 'h',
    word: 'desk.page.health',
    topics: ['alarmLoad'],
    role: 'leader',
    load: () => import('./pages/health/Page.tsx'),
  },
  {
    name: 'wall',
    key: 'w',
    word: 'desk.page.wall',
    topics: ['displays', 'displayPlans', 'messages', 'gauges', 'queues', 'rolling'],
    role: 'leader',
    load: () => import('./pages/wall/Page.tsx'),
  },
  {
    name: 'settings',
    key: 's',
    word: 'desk.page.settings',
    topics: [],
    role: 'leader',
    load: () => import('./pages/settings/Page.tsx'),
  },
] as const satisfies readonly DeskPage[];

/** The page of that name; the first one for a name that is none. */
export function pageNamed(name: string): DeskPage {
  return pages.find((page) => page.name === name) ?? pages[0];
}
