import type { Topic } from '../../../shared/contract/topics.ts';
import { topicNames } from '../../../shared/contract/topics.ts';
import type { TopicDelta } from '../../../shared/contract/viewer.ts';

/**
 * The cells that viewers follow, each with the revision it last changed at. Values are made when somebody asks, at most
 * once a revision, so an unwatched cell costs nothing and ten walls cost one.
 */
export interface Board {
  /** Declares how a topic's cells are made; `keys` lists those that exist. */
  topic(name: Topic, source: TopicSource): void;
  touch(topic: Topic, key: string): void;
  touchAll(topic: Topic): void;
  revision(): number;
  /** Everything of the topics. */
  snapshot(topics: readonly Topic[]): Partial<Record<Topic, Record<string, unknown>>>;
  /** What changed after a revision; null when nothing did. */
  changes(topics: readonly Topic[], since: number): Partial<Record<Topic, TopicDelta>> | null;
}

/** Makes the cells of one topic. */
export interface TopicSource {
  keys(): Iterable<string>;
  /** The cell's value now; undefined when the cell is gone. */
  cell(key: string): unknown;
}

interface Cell {
  revision: number;
  madeAt: number;
  value: unknown;
}

/** An empty board. */
export function createBoard(): Board {
  const sources = new Map<Topic, TopicSource>();
  const cells = new Map<Topic, Map<string, Cell>>(topicNames.map((name) => [name, new Map()]));
  let revision = 1;

  function valueOf(topic: Topic, key: string): unknown {
    const cell = cells.get(topic)!.get(key) ?? touch(topic, key);
    if (cell.madeAt !== cell.revision) {
      cell.value = sources.get(topic)?.cell(key);
      cell.madeAt = cell.revision;
    }
    return cell.value;
  }

  function touch(topic: Topic, key: string): Cell {
    const held = cells.get(topic)!;
    let cell = held.get(key);
    if (!cell) held.set(key, (cell = { revision: 0, madeAt: -1, value: undefined }));
    cell.revision = ++revision;
    return cell;
  }

  function keysOf(topic: Topic): Iterable<string> {
    return sources.get(topic)?.keys() ?? [];
  }

  return {
    topic: (name, source) => void sources.set(name, source),
    touch: (topic, key) => void touch(topic, key),
    touchAll(topic) {
      for (const [key, cell] of cells.get(topic)!) {
        // Gone, and its readers know or will: telling them again each time would never end.
        if (cell.madeAt !== cell.revision || cell.value !== undefined) touch(topic, key);
      }
      for (const key of keysOf(topic)) touch(topic, key);
    },
    revision: () => revision,
    snapshot(topics) {
      const all: Partial<Record<Topic, Record<string, unknown>>> = {};
      for (const topic of topics) {
        const values: Record<string, unknown> = {};
        for (const key of keysOf(topic)) {
          const value = valueOf(topic, key);
          if (value !== undefined) values[key] = value;
        }
        all[topic] = values;
      }
      return all;
    },
    changes(topics, since) {
      const all: Partial<Record<Topic, TopicDelta>> = {};
      let any = false;
      for (const topic of topics) {
        const delta: TopicDelta = { set: {}, del: [] };
        let some = false;
        for (const [key, cell] of cells.get(topic)!) {
          if (cell.revision <= since) continue;
          const value = valueOf(topic, key);
          if (value === undefined) delta.del.push(key);
          else delta.set[key] = value;
          some = true;
        }
        if (some) all[topic] = delta;
        any ||= some;
      }
      return any ? all : null;
    },
  };
}
