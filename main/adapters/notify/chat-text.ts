import { severities } from '../../../shared/model/fault.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { HookEvent } from './hook-event.ts';

/** What is told at once: one event or several. */
export interface HookMessage {
  centre: string;
  /** At least one, in the order in which they happened. */
  events: readonly HookEvent[];
}

/** What a markdown of whichever kind would take for a sign of its own; wide forms look the same and mean nothing. */
const SIGNS = /[[\]<>*`#~|\\]/g;

/** A text from outside as part of a markdown text: it cannot make a link, mention anybody or change the look. */
export function plainInMarkdown(text: string): string {
  return text.replace(SIGNS, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

/** One line that says what a message is about: its gravest event, and how many there are. */
export function titleOf(words: Words, { centre, events }: HookMessage): string {
  const [first] = byGravity(events);
  const { headline, what } = first!.text;
  const word = events.length === 1 ? 'hook.title' : 'hook.titleMore';
  return words.say(word, { centre, headline, what, count: events.length });
}

/**
 * The events as blocks of text, the gravest first, as many as fit; the others are counted.
 * @param room bytes of UTF-8
 */
export function blocksOf(
  words: Words,
  events: readonly HookEvent[],
  room: number,
  block: (event: HookEvent) => string,
): string[] {
  const blocks: string[] = [];
  const more = (count: number): string => words.say('hook.more', { count });
  let left = room - Buffer.byteLength(more(events.length));
  for (const event of byGravity(events)) {
    const text = block(event);
    // Two line breaks between the blocks.
    left -= Buffer.byteLength(text) + 2;
    if (left < 0) break;
    blocks.push(text);
  }
  const untold = events.length - blocks.length;
  return untold === 0 ? blocks : [...blocks, more(untold)];
}

/** What calls for somebody before what is over, then by severity. */
function byGravity(events: readonly HookEvent[]): HookEvent[] {
  const calls = ({ event }: HookEvent): number => (event === 'raised' || event === 'escalated' ? 1 : 0);
  return events.toSorted(
    (a, b) =>
      calls(b) - calls(a) || severities.indexOf(b.severity) - severities.indexOf(a.severity) || a.at - b.at,
  );
}
