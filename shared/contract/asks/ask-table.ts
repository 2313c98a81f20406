import type * as z from 'zod';
import type { Role } from '../../model/person.ts';

/** What may be asked: who may, and in which form. */
export interface AskSpec {
  /** The least role. */
  role: Role;
  args: z.ZodType;
}

export type AskTable = Readonly<Record<string, AskSpec>>;
