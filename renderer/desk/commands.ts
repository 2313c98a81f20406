/** Something that can be done by its name (`/`), and perhaps by keys. */
export interface Command {
  /** One at a time has it. */
  id: string;
  text: string;
  /** What kind of thing it is, beside the text. */
  kind: string;
  /** Found by these words, too. */
  also?: string;
  /** `?`, or two after each other: `g l`. */
  keys?: string;
  run(): void;
}

/** What can be done now: the frame's commands and those of the page that is open. */
export class CommandBook {
  #all: readonly Command[] = [];
  readonly #lists = new Map<object, readonly Command[]>();
  readonly #watchers = new Set<() => void>();

  /** In the order in which they came. The same array until something changes. */
  readonly all = (): readonly Command[] => this.#all;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Adds commands; returns how to take them away. */
  add(list: readonly Command[]): () => void {
    const owner = {};
    this.#lists.set(owner, list);
    this.#changed();
    return () => {
      this.#lists.delete(owner);
      this.#changed();
    };
  }

  #changed(): void {
    this.#all = [...this.#lists.values()].flat();
    for (const watcher of this.#watchers) watcher();
  }
}

/** Commands for a text that somebody types: every part of it must begin a word or stand in one; the best first. */
export function findCommands(commands: readonly Command[], text: string, most: number): Command[] {
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = commands.flatMap((command) => {
    const [name, also] = [command.text.toLowerCase(), command.also?.toLowerCase() ?? ''];
    const ranks = parts.map((part) => rankOf(part, name, also));
    return ranks.includes(null) ? [] : [{ command, rank: Math.max(0, ...ranks.map((rank) => rank ?? 0)) }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ command }) => command);
}

function rankOf(part: string, name: string, also: string): number | null {
  if (name.startsWith(part)) return 0;
  if (name.includes(part)) return 1;
  return also.includes(part) ? 2 : null;
}

/** A key that was pressed: what it runs, or the first of two keys that is waited for. */
export interface Pressed {
  run: Command | undefined;
  waiting: string;
}

/** What a key means after another; `waiting` empty: it is the first. */
export function pressKey(commands: readonly Command[], waiting: string, key: string): Pressed {
  const both = waiting === '' ? key : `${waiting} ${key}`;
  // A page's own keys come after the frame's, and before them.
  const named = (keys: string) => commands.findLast((command) => command.keys === keys);
  const run = named(both) ?? named(key);
  if (run !== undefined) return { run, waiting: '' };
  const begins = commands.some(({ keys }) => keys?.startsWith(`${key} `));
  return { run: undefined, waiting: begins ? key : '' };
}
