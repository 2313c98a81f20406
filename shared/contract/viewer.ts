import type { Person } from '../model/person.ts';
import type { Topic } from './topics.ts';

/** Version of the viewer contract; a viewer of another version reloads itself. */
export const VIEWER_VERSION = 1;

/** Cells of one topic that changed (`set`) or went away (`del`); values are those of `Topics`, as sent-cells.ts says. */
export interface TopicDelta {
  set: Record<string, unknown>;
  del: string[];
}

/** What a viewer says. `ack` paces it: the next delta comes when the last one is painted. */
export type ViewerFrame =
  | { t: 'hello'; v: number; viewer: string }
  | { t: 'follow'; topics: Topic[] }
  | { t: 'ack'; n: number }
  | { t: 'ask'; id: number; name: string; args: unknown }
  | { t: 'ping' | 'pong'; n: number; at: number };

/**
 * What a station says to a viewer. `n` counts 1, 2, 3 … within (station epoch, wire); a hole or a new epoch means:
 * follow again. `who`: whom the station takes the viewer for. A snapshot is the whole value of the topics named; topics not named are unchanged.
 */
export type StationToViewerFrame =
  | { t: 'welcome'; v: number; epoch: string; now: number; who?: Person }
  | { t: 'snapshot'; n: number; topics: Partial<Record<Topic, Record<string, unknown>>> }
  | { t: 'delta'; n: number; topics: Partial<Record<Topic, TopicDelta>> }
  | { t: 'answer'; id: number; value: unknown }
  | { t: 'refusal'; id: number; code: string; why: string }
  | { t: 'ping' | 'pong'; n: number; at: number };

/** Tells a frame by its tag. The figures in it are trusted: they come from the reader's own station. */
export function isStationFrame(value: unknown): value is StationToViewerFrame {
  return typeof value === 'object' && value !== null && 't' in value && typeof value.t === 'string';
}
