import { formatLocal } from '../../../shared/time/format.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import type { SummaryKind } from '../../../shared/model/summary-kinds.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { SummaryOf } from './written-summary.ts';

/** What some file system refuses, takes for a folder, or does not show. */
const UNSAFE = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** So many letters of a name from outside; with the rest 255 bytes hold it. */
const MOST = 48;

/**
 * The name of a summary's file without its ending, e.g. `2026-05-18 早班 交接班报告 更正2`: by name is by time. Safe on Windows,
 * too, whatever the shift is called.
 * @param twin another shift of that date has the same name, so its time is named as well
 */
export function summaryFileName(
  words: Words,
  zone: Zone,
  of: Omit<SummaryOf, 'kind'> & { kind: SummaryKind },
  issue: number,
  twin: boolean,
): string {
  const { kind, name, start, end } = of;
  const minute = (at: number): string => formatLocal(zone, at, 'time').slice(0, 5).replace(':', '');
  return [
    dateOf(of),
    safeName(name),
    twin ? `${minute(start)}-${minute(end)}` : '',
    words.say(`summary.file.${kind}`),
    issue > 1 ? words.say('summary.file.corrected', { issue }) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function dateOf({ kind, date }: { kind: SummaryKind; date: string }): string {
  if (kind === 'month') return date.slice(0, 7);
  if (kind === 'quarter') return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
  return date;
}

/** What had to be changed is told apart from what looks the same by a mark of the whole name. */
function safeName(name: string): string {
  const whole = name.normalize('NFC');
  const letters = Array.from(whole.replaceAll(UNSAFE, '_')).slice(0, MOST).join('');
  const safe = letters.replace(/^[. ]+|[. ]+$/gu, '');
  return safe === whole ? safe : `${safe}~${markOf(whole)}`;
}

/** FNV-1a, 32 bits. */
function markOf(text: string): string {
  let mark = 0x811c9dc5;
  for (const letter of text) mark = Math.imul(mark ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return mark.toString(36);
}
