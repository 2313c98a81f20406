import type { SourceSnapshot } from '../../../shared/contract/feed.ts';

/** Puts the parts of a snapshot together. */
export interface SnapshotJoiner {
  /** Takes the next part; returns the whole once the last one is there. A part out of turn is passed over. */
  add(part: SourceSnapshot): SourceSnapshot | null;
}

/** Joins the snapshots of one connection: parts come in order, a first part or another `asOf` starts anew. */
export function joinSnapshot(): SnapshotJoiner {
  let parts: SourceSnapshot[] = [];
  return {
    add(part) {
      if (part.part === 1 || parts[0]?.asOf !== part.asOf) parts = [];
      if (part.part !== parts.length + 1 || part.parts < part.part) return null;
      parts.push(part);
      if (part.part < part.parts) return null;
      const whole: SourceSnapshot = {
        ...part,
        queues: parts.flatMap((each) => each.queues),
        contacts: parts.flatMap((each) => each.contacts),
        agents: parts.flatMap((each) => each.agents),
      };
      parts = [];
      return whole;
    },
  };
}
