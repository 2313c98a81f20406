import { complaintTopics } from '../../renderer/testing/complaints.ts';
import { NOON } from '../../renderer/testing/wall-states.ts';
import { AskRefusal } from '../../shared/contract/ask-refusal.ts';
import type { Answerers } from '../../shared/contract/asks.ts';
import type { HotspotNote } from '../../shared/model/hotspot.ts';
import type { Asked } from './alert-answers.ts';

const HOUR = 3_600_000;

/** Answers to the desk's questions about hotspots; what is asked is written down in `asked`. Order `404` is none. */
export function hotspotAnswers(asked: Asked[]): Answerers {
  let note: HotspotNote = complaintTopics('hot', NOON).hotspotNotes['h1'] ?? {
    owner: null,
    notes: [],
    orders: [],
  };
  const changed = (name: string, args: unknown, next: Partial<HotspotNote>) => {
    asked.push({ name, args });
    note = { ...note, ...next };
    return { note };
  };
  const told = (name: string, args: unknown) => void asked.push({ name, args });
  return {
    'hotspots.own': (args, who) => changed('hotspots.own', args, { owner: who.name }),
    'hotspots.note': (args, who) =>
      changed('hotspots.note', args, { notes: [...note.notes, { at: NOON, by: who.name, text: args.text }] }),
    'hotspots.link': (args) => {
      if (args.order === '404') throw new AskRefusal('refused', 'there is no order "404"');
      return changed('hotspots.link', args, { orders: [...note.orders, args.order] });
    },
    'hotspots.unlink': (args) =>
      changed('hotspots.unlink', args, { orders: note.orders.filter((order) => order !== args.order) }),
    'hotspots.close': (args) => changed('hotspots.close', args, {}),
    'hotspots.list': (args) => {
      told('hotspots.list', args);
      const { trail: _, ...past } = Object.values(complaintTopics('calm', NOON).hotspots)[0]!;
      return { rows: [{ ...past, id: 'old', since: NOON - 26 * HOUR, endedAt: NOON - 24 * HOUR, note }] };
    },
    'complaints.rows': (args) => {
      told('complaints.rows', args);
      const row = (at: number) => ({
        complaint: `2026112200${870 + at}`,
        source: 'crm',
        category: ['outage', 'fault'],
        region: ['32', '3201'],
        at: NOON - at * 120_000,
        business: '故障报修',
        queue: '查询·普通话',
        contact: `c${at}`,
        order: at % 3 === 0 ? `2026112200${870 + at}` : '',
        text: '小区自中午起停电，物业称未接到通知 <b>{{x}}</b>，回拨 1*******88',
      });
      return { rows: Array.from({ length: 23 }, (_, at) => row(at)), more: true };
    },
    'complaints.hours': (args) => {
      told('complaints.hours', args);
      const start = Math.floor((NOON - 14 * HOUR) / HOUR) * HOUR;
      const rows = Array.from({ length: 15 }, (_, at) => ({
        start: start + at * HOUR,
        n: at === 14 ? 23 : at % 3,
        expected: 1.4,
        score: at === 14 ? 20.2 : 0.3,
      }));
      return { rows, trail: complaintTopics('hot', NOON).hotspots['h1']?.trail ?? null };
    },
  };
}
