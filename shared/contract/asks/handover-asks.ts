import * as z from 'zod';
import { noteSubjects } from '../../model/duty-item.ts';
import type { DutyItem, ItemState, OpenItems } from '../../model/duty-item.ts';
import type { Handover, HandoverProblem } from '../../model/handover.ts';
import { NOTE_LENGTH, type ShiftNote } from '../../model/shift-note.ts';
import { idSchema, labelSchema, lineSchema, timeSchema } from '../../model/text.ts';
import type { AskTable } from './ask-table.ts';

/** Made by who asks, another one for each thing done: asked again with the same one, it is not done again. */
const key = z.string().regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters and digits');
const id = z.string().regex(/^\d{1,15}$/, 'is no number');
const text = lineSchema(NOTE_LENGTH);
const free = z.union([z.string().trim().length(0), text]).default('');
/** Who is there, where nobody signed in. */
const name = labelSchema.default('');
const changed = { key, note: id, was: z.int().min(1) };

/** Running notes (值班记录) and the hand-over from shift to shift (交接班). */
export const handoverAsks = {
  'notes.write': {
    role: 'leader',
    args: z.strictObject({
      key,
      text,
      follow: z.boolean().default(false),
      queue: z.string().max(300).default(''),
      about: z
        .strictObject({ kind: z.enum(noteSubjects), id: idSchema })
        .nullable()
        .default(null),
    }),
  },
  /** Another text for a note; `was`: the revision that was seen. */
  'notes.correct': { role: 'leader', args: z.strictObject({ ...changed, text, follow: z.boolean() }) },
  /** What was to be followed up is done. */
  'notes.done': { role: 'leader', args: z.strictObject(changed) },
  'notes.withdraw': { role: 'leader', args: z.strictObject(changed) },
  /** What is open now, and to whom a shift can be handed over. */
  'handover.open': { role: 'leader', args: z.strictObject({}) },
  /** Hands the shift that began at a time over to somebody, with what is open. */
  'handover.give': {
    role: 'leader',
    args: z.strictObject({ key, shift: timeSchema, to: labelSchema, remark: free }),
  },
  'handover.accept': { role: 'leader', args: z.strictObject({ key, id, name }) },
  'handover.decline': { role: 'leader', args: z.strictObject({ key, id, name, reason: free }) },
  /** What was handed over, and how it stands now. */
  'handover.get': { role: 'leader', args: z.strictObject({ id }) },
} as const satisfies AskTable;

/** Not two shapes: of all answers that are, a compiler makes every combination, and there are many. */
interface Done {
  ok: boolean;
  /** Where it was done. */
  handover?: Handover;
  /** Where it was not. */
  problem?: HandoverProblem;
}

export interface HandoverAnswers {
  'notes.write': { note: ShiftNote };
  'notes.correct': { note: ShiftNote };
  'notes.done': { note: ShiftNote };
  'notes.withdraw': { note: ShiftNote };
  'handover.open': {
    open: OpenItems;
    /** Who leads by the roster, and who else has an account. `others`: somebody else can be named, too. */
    names: readonly string[];
    others: boolean;
  };
  'handover.give': Done;
  'handover.accept': Done;
  'handover.decline': Done;
  'handover.get': { handover: Handover; items: { item: DutyItem; now: ItemState }[] };
}
