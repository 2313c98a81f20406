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
  return new CellBoard();
}

class CellBoard implements Board {
  private readonly sources = new Map<Topic, TopicSource>();
  private readonly cells = new Map<Topic, Map<string, Cell>>(topicNames.map((name) => [name, new Map()]));
  private newest = 1;

  topic(name: Topic, source: TopicSource): void {
    this.sources.set(name, source);
  }

  touch(topic: Topic, key: string): void {
    this.renew(topic, key);
  }

  private renew(topic: Topic, key: string): Cell {
    const held = this.cells.get(topic)!;
    let cell = held.get(key);
    if (!cell) held.set(key, (cell = { revision: 0, madeAt: -1, value: undefined }));
    cell.revision = ++this.newest;
    return cell;
  }

  touchAll(topic: Topic): void {
    for (const [key, cell] of this.cells.get(topic)!) {
      // Gone, and its readers know or will: telling them again each time would never end.
      if (cell.madeAt !== cell.revision || cell.value !== undefined) this.touch(topic, key);
    }
    for (const key of this.keysOf(topic)) this.touch(topic, key);
  }

  revision(): number {
    return this.newest;
  }

  snapshot(topics: readonly Topic[]): Partial<Record<Topic, Record<string, unknown>>> {
    const all: Partial<Record<Topic, Record<string, unknown>>> = {};
    for (const topic of topics) {
      const values: Record<string, unknown> = {};
      for (const key of this.keysOf(topic)) {
        const value = this.cellValue(topic, key);
        if (value !== undefined) values[key] = value;
      }
      all[topic] = values;
    }
    return all;
  }

  changes(topics: readonly Topic[], since: number): Partial<Record<Topic, TopicDelta>> | null {
    const all: Partial<Record<Topic, TopicDelta>> = {};
    let any = false;
    for (const topic of topics) {
      const delta = this.deltaOf(topic, since);
      if (delta) all[topic] = delta;
      any ||= delta !== null;
    }
    return any ? all : null;
  }

  private deltaOf(topic: Topic, since: number): TopicDelta | null {
    let delta: TopicDelta | null = null;
    for (const [key, cell] of this.cells.get(topic)!) {
      if (cell.revision <= since) continue;
      delta ??= { set: {}, del: [] };
      const value = this.cellValue(topic, key);
      if (value === undefined) delta.del.push(key);
      else delta.set[key] = value;
    }
    return delta;
  }

  /** The cell's value, made at most once a revision; asking for a cell nobody touched yet makes it. */
  private cellValue(topic: Topic, key: string): unknown {
    const cell = this.cells.get(topic)!.get(key) ?? this.renew(topic, key);
    if (cell.madeAt !== cell.revision) {
      cell.value = this.sources.get(topic)?.cell(key);
      cell.madeAt = cell.revision;
    }
    return cell.value;
  }

  private keysOf(topic: Topic): Iterable<string> {
    return this.sources.get(topic)?.keys() ?? [];
  }
}
