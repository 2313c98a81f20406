import type { AskRefusal } from '../../../shared/contract/ask-refusal.ts';

/** To a thread. */
export interface ThreadJob {
  id: number;
  job: unknown;
}

/** And back. */
export type ThreadReply =
  | { id: number; done: unknown }
  | { id: number; refusal: { code: AskRefusal['code']; why: string } };
