import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, FeedLink, FeedSession, Log } from '../../../station/ports.ts';
import { openPace } from './pace.ts';
import type { Pace } from './pace.ts';
import { KEYS_KEPT_MS, openPushBox } from './push-box.ts';
import type { Push, PushBox } from './push-box.ts';
import { pushSource } from './push-source.ts';
import type { Pushed, PushSource } from './push-source.ts';

/** Sources that push, at most: a token that may name any id must not fill the disk with outboxes. */
const MOST = 64;
/** One that never told anything makes room for another after so long, others when their keys are forgotten. Unit: ms. */
const EMPTY_KEPT_MS = 86_400_000;
const FILE = /^push-[0-9a-f]{32}\.sqlite$/;

export interface PushSourcesParts {
  /** Where the outboxes are kept. */
  folder: string;
  /** Whether a source may still speak here; those that may are joined from the start on. */
  isKnown: (source: string) => boolean;
  openFeed: (link: FeedLink) => FeedSession;
  clock: Clock;
  log: Log;
}

/** How a source that pushes does, since the start. */
export interface PushHealth {
  source: string;
  taken: number;
  /** Came again. */
  repeated: number;
  /** Was not taken, for whatever reason. */
  refused: number;
  /** Events that the station has not committed. */
  waiting: number;
}

/** All sources that are heard by HTTP. */
export interface PushSources {
  /** Room for one more push now? Else ms until there is. */
  pace(source: string): number;
  take(source: string, push: Push): Promise<Pushed>;
  /** One that was not even tried. */
  refused(source: string): void;
  health(): PushHealth[];
  close(): void;
}

interface Member {
  source: PushSource;
  box: PushBox;
  file: string;
  pace: Pace;
  counts: Omit<PushHealth, 'source' | 'waiting'>;
}

/** Opens the sources that pushed before; others when they push. */
export function openPushSources(parts: PushSourcesParts): PushSources {
  const { folder, clock, log } = parts;
  const members = new Map<string, Member>();
  /** Whoever never pushed: one for all of them, because they may be any number. */
  const strangers = openPace(clock);
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    if (!FILE.test(file)) continue;
    const path = join(folder, file);
    const box = tryToOpen(path, log);
    if (box === undefined) continue;
    if (parts.isKnown(box.source)) admit(box, path);
    else box.close();
  }

  function admit(box: PushBox, file: string): Member {
    const source = pushSource({ ...parts, box });
    const counts = { taken: 0, repeated: 0, refused: 0 };
    const member = { source, box, file, pace: openPace(clock), counts };
    members.set(box.source, member);
    return member;
  }

  function memberOf(id: string): Member | undefined {
    const known = members.get(id);
    if (known) return known;
    if (members.size >= MOST) makeRoom(members, parts);
    if (members.size >= MOST) return undefined;
    mkdirSync(folder, { recursive: true });
    // Ids may be longer than a file's name, and differ in case only.
    const name = createHash('sha256').update(id).digest('hex').slice(0, 32);
    const file = join(folder, `push-${name}.sqlite`);
    const box = tryToOpen(file, log, { source: id, at: clock.now() });
    return box && admit(box, file);
  }

  return {
    pace: (id) => (members.get(id)?.pace ?? strangers).take(),
    async take(id, push) {
      const member = memberOf(id);
      if (member === undefined) {
        const why = members.size >= MOST ? `${MOST} sources push already` : 'its outbox cannot be opened';
        return { kind: 'busy', why };
      }
      const pushed = await member.source.take(push);
      const { counts } = member;
      if (pushed.kind !== 'done') counts.refused++;
      else if (pushed.again) counts.repeated++;
      else counts.taken++;
      return pushed;
    },
    refused(id) {
      const member = members.get(id);
      if (member) member.counts.refused++;
    },
    health: () =>
      [...members].map(([id, { source, counts }]) => ({ source: id, ...counts, waiting: source.waiting() })),
    close() {
      for (const { source } of members.values()) source.close();
      members.clear();
    },
  };
}

/** Forgets the one that was silent for longest, when that is long and the station has all of it. */
function makeRoom(
  members: Map<string, Member>,
  { clock, log }: Pick<PushSourcesParts, 'clock' | 'log'>,
): void {
  const idle = [...members.entries()].filter(([, { source, box }]) => {
    const kept = box.outbox.last === 0 ? EMPTY_KEPT_MS : KEYS_KEPT_MS;
    return source.waiting() === 0 && clock.now() - box.heard.at > kept;
  });
  const [oldest] = idle.toSorted(([, a], [, b]) => a.box.heard.at - b.box.heard.at);
  if (oldest === undefined) return;
  const [id, { source, file }] = oldest;
  source.close();
  members.delete(id);
  rmSync(file, { force: true });
  log.info('a source that pushed no more made room for another', { source: id });
}

function tryToOpen(file: string, log: Log, made?: { source: string; at: number }): PushBox | undefined {
  try {
    return openPushBox(file, made);
  } catch (cause) {
    log.error('the outbox of a source that pushes cannot be opened', {
      file,
      why: cause instanceof Error ? cause.message : String(cause),
    });
    return undefined;
  }
}
