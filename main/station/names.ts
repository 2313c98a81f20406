import { CodesByParts } from './codes-by-parts.ts';

/** What a name is the name of. Queues and agents are unique within their source, the rest in the centre. */
export const nameKinds = [
  'queue',
  'agent',
  'site',
  'channel',
  'business',
  'language',
  'ivrKey',
  'region',
  'team',
  'reason',
  'data',
  // Kinds, classes, regions, units and persons of work orders; and their links, as alerts are about them.
  'order',
  'orderLink',
] as const;
export type NameKind = (typeof nameKinds)[number];

/** So many names a kind of the centre may have; what sources name beyond is as good as unsaid. Many times what any centre has. */
export const MOST_NAMES = 2 ** 15;

/** A stored name; `source` is 0 for names that belong to the centre. */
export interface Name {
  code: number;
  kind: NameKind;
  source: number;
  text: string;
}

/** Small integer codes for names: events and rows hold codes, the text is stored once. */
export interface Names {
  /** The code of a name, made when it is new; 0 for an absent or empty one, and for a new one of a kind that has `MOST_NAMES`. */
  code(kind: NameKind, source: number, text: string | null | undefined): number;
  /**
   * The code of a name of kind `data`, found by the values it is made of, null and undefined as good as absent: `text`,
   * the same for the same parts, is only asked for when they are new. Texts of some sixty characters are too long to be made and looked up at every event.
   */
  codeOfParts(parts: readonly unknown[], text: () => string): number;
  get(code: number): Name | undefined;
  text(code: number): string;
  /** All names of a kind. */
  ofKind(kind: NameKind): readonly Name[];
  /** Names made since the last call: the archive stores them in the same transaction. */
  takeNew(): Name[];
}

/** Names of kind `data` that are read when the first of them is needed: most names by far, and no screen shows one. */
export interface LaterNames {
  /** One more than the highest code of any name. */
  next: number;
  read(): readonly Name[];
}

/**
 * Names known from the archive and those to come. `sourceOf` resolves a reference `source:id` to another source's thing.
 * @param later those of kind `data`, if `known` is without them.
 */
export function createNames(
  known: readonly Name[],
  sourceOf: (id: string) => number | undefined,
  later: LaterNames | null = null,
): Names {
  const list: (Name | undefined)[] = [undefined];
  /** By kind and source. */
  const maps = new Map<NameKind, Map<string, number>[]>(nameKinds.map((kind) => [kind, []]));
  const parts = new CodesByParts();
  // The publisher asks for the queues at each cell: going through all names was a fifth of the station's time.
  const kinds = new Map<NameKind, Name[]>(nameKinds.map((kind) => [kind, []]));
  const fresh: Name[] = [];
  let unread = later;
  if (later) list.length = later.next;
  for (const name of known) remember(name);

  function readLater(): void {
    const names = unread?.read() ?? [];
    unread = null;
    for (const name of names) remember(name);
  }

  function nameOf(value: number): Name | undefined {
    if (unread && value !== 0 && list[value] === undefined) readLater();
    return list[value];
  }

  function remember(name: Name): number {
    list[name.code] = name;
    kinds.get(name.kind)!.push(name);
    (maps.get(name.kind)![name.source] ??= new Map()).set(name.text, name.code);
    return name.code;
  }

  function code(kind: NameKind, source: number, text: string | null | undefined): number {
    if (text === null || text === undefined || text === '') return 0;
    if (unread && kind === 'data') readLater();
    const own = kind === 'queue' || kind === 'agent' ? source : 0;
    const found = maps.get(kind)![own]?.get(text);
    if (found !== undefined) return found;
    const colon = own === 0 ? -1 : text.indexOf(':');
    const other = colon > 0 ? sourceOf(text.slice(0, colon)) : undefined;
    if (other !== undefined && other !== own) return code(kind, other, text.slice(colon + 1));
    if (isFull(kind, kinds.get(kind)!.length)) return 0;
    const name: Name = { code: list.length, kind, source: own, text };
    fresh.push(name);
    return remember(name);
  }

  return {
    code,
    codeOfParts: (values, text) => parts.code(values, () => code('data', 0, text())),
    get: nameOf,
    text: (value) => nameOf(value)?.text ?? '',
    ofKind(kind) {
      if (kind === 'data') readLater();
      return kinds.get(kind)!;
    },
    takeNew: () => fresh.splice(0),
  };
}

/** Those of sources are as many as people and queues; `data` has the names of what events say in passing. */
function isFull(kind: NameKind, count: number): boolean {
  return kind !== 'queue' && kind !== 'agent' && kind !== 'data' && count >= MOST_NAMES;
}
