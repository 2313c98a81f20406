import * as z from 'zod';
import { MOST_KEYS } from '../../model/hotspot.ts';
import type { ComplaintPlace, ComplaintTrail, Hotspot, HotspotNote, Unusual } from '../../model/hotspot.ts';
import { timeSchema } from '../../model/text.ts';
import type { AskTable } from './ask-table.ts';

const id = z.string().min(1).max(32);
const path = z.array(z.string().max(128)).max(MOST_KEYS);
const span = { from: timeSchema, to: timeSchema };

/** Complaint hotspots: their past, and what people do with them. */
export const hotspotAsks = {
  /** Takes it on; who asks becomes the owner. */
  'hotspots.own': { role: 'leader', args: z.strictObject({ id }) },
  'hotspots.note': { role: 'leader', args: z.strictObject({ id, text: z.string().trim().min(1).max(500) }) },
  'hotspots.link': { role: 'leader', args: z.strictObject({ id, order: z.string().trim().min(1).max(128) }) },
  'hotspots.unlink': { role: 'leader', args: z.strictObject({ id, order: z.string().min(1).max(128) }) },
  'hotspots.close': {
    role: 'leader',
    args: z.strictObject({ id, text: z.string().trim().max(500).default('') }),
  },
  /** Those that were open at any time of it, the newest first, closed ones too. */
  'hotspots.list': {
    role: 'leader',
    args: z.strictObject({ ...span, limit: z.int().min(1).max(500).default(100) }),
  },
  /** The complaints behind a hotspot or a cell, the newest first. */
  'complaints.rows': {
    role: 'leader',
    args: z.strictObject({
      ...span,
      category: path,
      region: path,
      limit: z.int().min(1).max(500).default(100),
    }),
  },
  /** Cells of one level by hour, as the command `hotspots` counts them. */
  'complaints.hours': { role: 'leader', args: z.strictObject({ ...span, category: path, region: path }) },
} as const satisfies AskTable;

/** A complaint as a leader may see it. `text` is masked as every free text is. */
export interface ComplaintRow extends ComplaintPlace {
  complaint: string;
  source: string;
  at: number;
  business: string;
  queue: string;
  contact: string;
  order: string;
  text: string;
}

export interface HotspotAnswers {
  'hotspots.own': { note: HotspotNote };
  'hotspots.note': { note: HotspotNote };
  'hotspots.link': { note: HotspotNote };
  'hotspots.unlink': { note: HotspotNote };
  'hotspots.close': { note: HotspotNote };
  'hotspots.list': { rows: (Omit<Hotspot, 'trail'> & { note: HotspotNote; endedAt: number | null })[] };
  'complaints.rows': { rows: ComplaintRow[]; more: boolean };
  'complaints.hours': { rows: (Unusual & { start: number })[]; trail: ComplaintTrail | null };
}
