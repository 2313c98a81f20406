import type { Message } from '../../../shared/model/message.ts';

/** What the line shows for a turn. */
export interface Turn {
  level: Message['level'];
  text: string;
}

/** How long one turn stands, ms: long enough to read a whole line twice from ten metres. */
export const TURN_MS = 9_000;

/** The open messages in the order in which they take turns: warnings first, the newest first. */
export function inOrder(messages: Record<string, Message> | undefined): Message[] {
  const urgency = ({ level }: Message) => (level === 'warning' ? 1 : 0);
  return Object.values(messages ?? {}).toSorted(
    (a, b) => urgency(b) - urgency(a) || b.from - a.from || Number(b.id) - Number(a.id),
  );
}

/** The turns of messages that were cut into parts; a part says with "…" that it goes on. */
export function turnsOf(messages: readonly Message[], parts: readonly (readonly string[])[]): Turn[] {
  return messages.flatMap(({ level }, at) => {
    const own = parts[at] ?? [];
    return own.map((text, n) => ({
      level,
      text: `${n > 0 ? '…' : ''}${text}${n < own.length - 1 ? '…' : ''}`,
    }));
  });
}

/** Which of so many turns stands now, from 0. @param ms since the first began; a clock set back begins anew */
export function turnAt(ms: number, count: number): number {
  return count === 0 ? 0 : Math.max(0, Math.floor(ms / TURN_MS)) % count;
}
