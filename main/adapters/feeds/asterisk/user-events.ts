import type { EventData, NewEvent } from '../../../../shared/model/event.ts';
import type { AmiMessage } from './ami-parser.ts';
import { field } from './ami-parser.ts';
import { customerOf, transferTarget } from './queue-log-table.ts';
import type { Said } from './said.ts';

/** What a dialplan UserEvent may tell that app_queue does not; docs/asterisk.md shows the dialplan. */
export type UserEventMeaning = 'ivrEnter' | 'ivrKey' | 'refused' | 'satisfaction' | 'transferred';

/** Names used when the settings say nothing. */
export const defaultUserEvents: Readonly<Record<string, UserEventMeaning>> = {
  IvrEnter: 'ivrEnter',
  IvrKey: 'ivrKey',
  QueueFail: 'refused',
  Satisfaction: 'satisfaction',
  Transferred: 'transferred',
};

type Refusal = EventData<'contact.refused'>['reason'];
type Leaving = EventData<'contact.left'>['reason'];

/** QUEUESTATUS values of app_queue that keep a caller out … */
const refusals: Record<string, Refusal> = {
  FULL: 'full',
  JOINEMPTY: 'closed',
  JOINUNAVAIL: 'closed',
  CLOSED: 'closed',
};
/** … and those that take it out again (CONTINUE tells nothing of the wait). */
const leavings: Record<string, Leaving> = {
  TIMEOUT: 'timeout',
  LEAVEEMPTY: 'empty',
  LEAVEUNAVAIL: 'empty',
  WITHDRAW: 'overflow',
  KEY: 'key',
  OVERFLOW: 'overflow',
  CALLBACK: 'callback',
  VOICEMAIL: 'voicemail',
};
/** Score 5 (best) … 1 → grade 1 (非常满意) … 4 (不满意). A dialplan with another scale sends `Grade` instead. */
const grades: Record<string, number> = { 5: 1, 4: 2, 3: 3, 2: 4, 1: 4 };

/** Reads one UserEvent by its meaning; [] when it lacks what it needs. */
export function readUserEvent(
  message: AmiMessage,
  meaning: UserEventMeaning,
  time: number,
  customer: (raw: string) => string,
): Said[] {
  const contact = field(message, 'uniqueid');
  if (contact === '') return [];
  switch (meaning) {
    case 'ivrEnter': {
      const caller = customerOf(field(message, 'caller', 'calleridnum'), customer);
      return [
        {
          type: 'contact.entered',
          time,
          data: { contact, channel: 'voice', ...caller, ...dimensions(message) },
        },
      ];
    }
    case 'ivrKey': {
      const key = field(message, 'key');
      return key === '' ? [] : [{ type: 'hint.key', time, data: { contact, key: key.slice(0, 128) } }];
    }
    case 'refused':
      return outcome(message, contact, time);
    case 'satisfaction':
      return survey(message, contact, time);
    case 'transferred':
      return [
        { type: 'contact.transferred', time, data: { contact, ...transferTarget(field(message, 'to')) } },
      ];
  }
}

function dimensions(message: AmiMessage): { business?: string; region?: string; site?: string } {
  const [business, region, site] = ['business', 'region', 'site'].map((name) =>
    field(message, name).slice(0, 128),
  );
  return { ...(business ? { business } : {}), ...(region ? { region } : {}), ...(site ? { site } : {}) };
}

function outcome(message: AmiMessage, contact: string, time: number): NewEvent[] {
  const status = field(message, 'status').toUpperCase();
  const queue = field(message, 'queue');
  const place = queue === '' ? { contact } : { contact, queue };
  const refusal = Object.hasOwn(refusals, status) ? refusals[status] : undefined;
  if (refusal) return [{ type: 'contact.refused', time, data: { ...place, reason: refusal } }];
  const leaving = Object.hasOwn(leavings, status) ? leavings[status] : undefined;
  return leaving ? [{ type: 'contact.left', time, data: { ...place, reason: leaving } }] : [];
}

function survey(message: AmiMessage, contact: string, time: number): NewEvent[] {
  const given = field(message, 'grade');
  const score = field(message, 'score');
  const grade = /^[1-4]$/.test(given)
    ? Number(given)
    : Object.hasOwn(grades, score)
      ? grades[score]
      : undefined;
  if (grade === undefined) return [];
  const resolved = field(message, 'resolved').toLowerCase();
  const known = resolved === '' ? {} : { resolved: ['1', 'yes', 'true', 'y'].includes(resolved) };
  return [{ type: 'survey.answered', time, data: { contact, grade, ...known } }];
}
