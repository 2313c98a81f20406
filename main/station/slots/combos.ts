import type { Contact } from '../floor/contact.ts';

/** A combination of dimensions that occurred, as name codes; 0 = that dimension is not part of it or was not said. */
export interface Combo {
  code: number;
  site: number;
  channel: number;
  business: number;
  language: number;
  ivrKey: number;
  queue: number;
  agent: number;
}

/** Gives each combination of dimensions a small code; code 0 is "nothing said", in quarter rows the centre. */
export interface Combos {
  ofContact(contact: Contact): number;
  withQueue(contactCombo: number, queue: number): number;
  ofQueue(queue: number): number;
  /** Agent 0 is the answers nobody is named for: "nothing said", too. */
  ofAgent(agent: number): number;
  get(code: number): Combo;
  all(): readonly Combo[];
  /** Combinations made since the last call: the archive stores them in the same transaction. */
  takeNew(): Combo[];
}

const FACTOR = 2 ** 24;

/** Says nothing of any dimension: the centre as a whole. */
export const noDimensions: Combo = {
  code: 0,
  site: 0,
  channel: 0,
  business: 0,
  language: 0,
  ivrKey: 0,
  queue: 0,
  agent: 0,
};

/** Combinations known from the archive, in code order, and those to come. */
export function createCombos(known: readonly Combo[]): Combos {
  const list: Combo[] = [noDimensions];
  const byKey = new Map<string, number>();
  const byQueue = new Map<number, number>();
  let fresh: Combo[] = [];
  byKey.set(keyOf(noDimensions), 0);
  for (const combo of known) remember(combo);

  function remember(combo: Combo): number {
    list[combo.code] = combo;
    byKey.set(keyOf(combo), combo.code);
    return combo.code;
  }

  function intern(parts: Omit<Combo, 'code'>): number {
    const found = byKey.get(keyOf(parts));
    if (found !== undefined) return found;
    const combo = { ...parts, code: list.length };
    fresh.push(combo);
    return remember(combo);
  }

  function withQueue(contactCombo: number, queue: number): number {
    const key = contactCombo * FACTOR + queue;
    let code = byQueue.get(key);
    if (code === undefined) {
      code = intern({ ...list[contactCombo]!, queue });
      byQueue.set(key, code);
    }
    return code;
  }

  const byAgent = new Map<number, number>();
  return {
    ofContact(contact) {
      if (contact.combo >= 0) return contact.combo;
      const [site = 0, channel = 0, business = 0, language = 0, ivrKey = 0] = contact.dims;
      contact.combo = intern({ site, channel, business, language, ivrKey, queue: 0, agent: 0 });
      return contact.combo;
    },
    withQueue,
    ofQueue: (queue) => withQueue(0, queue),
    ofAgent(agent) {
      let code = byAgent.get(agent);
      if (code === undefined) {
        code = intern({ ...noDimensions, agent });
        byAgent.set(agent, code);
      }
      return code;
    },
    get: (code) => list[code] ?? noDimensions,
    all: () => list,
    takeNew() {
      const made = fresh;
      fresh = [];
      return made;
    },
  };
}

function keyOf(c: Omit<Combo, 'code'>): string {
  return `${c.site},${c.channel},${c.business},${c.language},${c.ivrKey},${c.queue},${c.agent}`;
}
