import type { SceneName } from '../model/scene.ts';
import type { Topic } from './topics.ts';

/** What the frame around every scene shows. */
const frame = [
  'station',
  'feeds',
  'alerts',
  'faults',
  'messages',
  'today',
  'displayPlans',
] as const satisfies Topic[];

const topics: Record<SceneName, readonly Topic[]> = {
  overview: ['rolling', 'gauges', 'shift', 'day', 'day-1', 'day-7', 'depth', 'queues'],
  floor: ['seats', 'teamNames', 'gauges'],
  hotspots: ['trees', 'complaints', 'complaintCells', 'hotspots', 'massEvents', 'risingTopics', 'queueNames'],
  orders: ['orderKinds', 'orderFigures', 'dueOrders', 'orderShares', 'trees'],
  channels: ['mix'],
  league: ['league', 'day', 'day-1', 'day-7'],
  slots: ['day', 'day-1', 'day-7', 'queueSlots', 'queueNames'],
};

/** What a wall with these scenes follows: a topic that none of them shows costs neither station nor screen. */
export function topicsOf(scenes: readonly SceneName[]): Topic[] {
  return [...new Set([...frame, ...scenes.flatMap((scene) => topics[scene])])];
}
