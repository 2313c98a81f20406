import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../../main/adapters/project-root.ts';
import type { FloorShapeName } from './floor-shape.ts';

/** What a feeding process is told to do. */
export interface FeedOrder {
  url: string;
  /** Events a second; 0 = as fast as they are acknowledged. */
  rate: number;
  /** Rate the floor is made for: how long calls last follows from it. */
  nominal: number;
  /** Events a frame at most. */
  batch: number;
  prefix: string;
  shape: FloorShapeName;
  /** Sends frames made beforehand, for receivers that do not look at them. */
  canned: boolean;
}

/** What happened since the last question: acknowledged events, and ms from sending a batch to its acknowledgement. */
export interface FeedResult {
  seconds: number;
  events: number;
  latencies: number[];
}

/** A feeding process. */
export interface Feed {
  pid: number;
  /** Ends a stretch of measuring and begins the next. */
  lap(): Promise<FeedResult>;
  stop(): Promise<void>;
}

/** Starts a source in a process of its own; Node runs its TypeScript as it is. */
export function startFeed(order: Pick<FeedOrder, 'url' | 'rate'> & Partial<FeedOrder>): Feed {
  const usual = { batch: 250, prefix: 'c', shape: 'plain', canned: false } as const;
  const full: FeedOrder = { nominal: order.rate || 60_000, ...usual, ...order };
  const program = join(projectRoot, 'build', 'bench', 'load', 'feed-process.ts');
  const child = fork(program, [JSON.stringify(full)]);
  return {
    pid: child.pid!,
    async lap() {
      const ended = once(child, 'exit').then(() => {
        throw new Error('the feeding process ended');
      });
      const answer = once(child, 'message');
      child.send('lap');
      const [result] = await Promise.race([answer, ended]);
      return result;
    },
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
