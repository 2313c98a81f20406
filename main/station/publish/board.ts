import type { Topic } from '../../../shared/contract/topics.ts';
import { topicNames } from '../../../shared/contract/topics.ts';

/**
 * The cells that viewers follow. Their texts are made when somebody asks, at most once a touch, so an unwatched cell
 * costs nothing and ten walls cost one; a cell that was touched and says the same as before is not sent.
 */
export interface Board {
  /** Declares how a topic's cells are made; `keys` lists those that exist. */
  topic(name: Topic, source: TopicSource): void;
  /** The cell may have changed. */
  touch(topic: Topic, key: string): void;
  touchAll(topic: Topic): void;
  revision(): number;
  /** Nobody will ask for changes before `revision` any more: cells of a topic that are gone since are forgotten. */
  forget(topic: Topic, revision: number): void;
  /** Everything of the topics: members of the JSON object `topics` of a snapshot. */
  snapshot(topics: readonly Topic[]): string[];
  /** What changed after a revision: members of the JSON object `topics` of a delta; none when nothing did. */
  changes(topics: readonly Topic[], since: number): string[];
}

/** Makes the cells of one topic. */
export interface TopicSource {
  keys(): Iterable<string>;
  /** The cell's value now, plain JSON; undefined when the cell is gone. */
  cell(key: string): unknown;
}

interface Cell {
  /** Revisions at which it was last touched, was so when `text` was made, and was so when `text` became another. */
  touched: number;
  made: number;
  changed: number;
  /** The cell with its key, a member of a JSON object; undefined when it is gone. */
  text: string | undefined;
}

interface Shelf {
  source: TopicSource | null;
  cells: Map<string, Cell>;
  /** Revision at which any of the cells was last touched. */
  touched: number;
}

/** An empty board. */
export function createBoard(): Board {
  return new CellBoard();
}

class CellBoard implements Board {
  private readonly shelves = new Map<Topic, Shelf>(
    topicNames.map((name) => [name, { source: null, cells: new Map(), touched: 0 }]),
  );
  private newest = 1;

  topic(name: Topic, source: TopicSource): void {
    this.shelves.get(name)!.source = source;
  }

  touch(topic: Topic, key: string): void {
    this.renew(this.shelves.get(topic)!, key);
  }

  private renew(shelf: Shelf, key: string): Cell {
    let cell = shelf.cells.get(key);
    if (!cell) shelf.cells.set(key, (cell = { touched: 0, made: -1, changed: 0, text: undefined }));
    cell.touched = shelf.touched = ++this.newest;
    return cell;
  }

  touchAll(topic: Topic): void {
    const shelf = this.shelves.get(topic)!;
    for (const [key, cell] of shelf.cells) {
      // Gone for good, like the curve's leaves of last week.
      if (cell.made !== cell.touched || cell.text !== undefined) this.renew(shelf, key);
    }
    for (const key of keysOf(shelf)) this.renew(shelf, key);
  }

  revision(): number {
    return this.newest;
  }

  forget(topic: Topic, revision: number): void {
    const shelf = this.shelves.get(topic)!;
    const there = new Set(keysOf(shelf));
    for (const [key, cell] of shelf.cells)
      if (cell.touched <= revision && !there.has(key)) shelf.cells.delete(key);
  }

  snapshot(topics: readonly Topic[]): string[] {
    return topics.map((topic) => {
      const shelf = this.shelves.get(topic)!;
      const texts: string[] = [];
      for (const key of keysOf(shelf)) {
        // Asking for a cell nobody touched yet makes it.
        const text = made(shelf, key, shelf.cells.get(key) ?? this.renew(shelf, key));
        if (text !== undefined) texts.push(text);
      }
      return `"${topic}":{${texts.join(',')}}`;
    });
  }

  changes(topics: readonly Topic[], since: number): string[] {
    const members: string[] = [];
    for (const topic of topics) {
      const shelf = this.shelves.get(topic)!;
      const delta = shelf.touched > since ? deltaOf(shelf, since) : null;
      if (delta !== null) members.push(`"${topic}":${delta}`);
    }
    return members;
  }
}

function deltaOf(shelf: Shelf, since: number): string | null {
  const set: string[] = [];
  const del: string[] = [];
  for (const [key, cell] of shelf.cells) {
    if (cell.touched <= since) continue;
    const text = made(shelf, key, cell);
    if (cell.changed <= since) continue;
    if (text === undefined) del.push(JSON.stringify(key));
    else set.push(text);
  }
  return set.length + del.length === 0 ? null : `{"set":{${set.join(',')}},"del":[${del.join(',')}]}`;
}

/** The cell's text, made at most once a touch. */
function made(shelf: Shelf, key: string, cell: Cell): string | undefined {
  if (cell.made === cell.touched) return cell.text;
  cell.made = cell.touched;
  const value = shelf.source?.cell(key);
  const text = value === undefined ? undefined : `${JSON.stringify(key)}:${JSON.stringify(value)}`;
  if (text === cell.text) return text;
  cell.text = text;
  cell.changed = cell.touched;
  return text;
}

function keysOf({ source }: Shelf): Iterable<string> {
  return source?.keys() ?? [];
}
