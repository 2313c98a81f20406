import type { Topic } from './topics.ts';

/** Scenes of the wall, in the order in which screens.md lists them. */
export const sceneNames = ['overview', 'slots', 'floor', 'channels', 'league'] as const;
export type SceneName = (typeof sceneNames)[number];

/** What the frame around every scene shows. */
const frame = ['station', 'feeds', 'faults', 'messages', 'today'] as const satisfies Topic[];

const topics: Record<SceneName, readonly Topic[]> = {
  overview: ['rolling', 'gauges', 'day', 'day-1', 'day-7', 'depth', 'queues'],
  floor: ['seats', 'teamNames', 'gauges'],
  channels: ['mix'],
  league: ['league', 'day', 'day-1', 'day-7'],
  slots: ['day', 'day-1', 'day-7', 'queueSlots', 'queueNames'],
};

/** What a wall with these scenes follows: a topic that none of them shows costs neither station nor screen. */
export function topicsOf(scenes: readonly SceneName[]): Topic[] {
  return [...new Set([...frame, ...scenes.flatMap((scene) => topics[scene])])];
}

/** Whether a name is that of a scene. */
export function isScene(name: string): name is SceneName {
  return sceneNames.some((scene) => scene === name);
}
