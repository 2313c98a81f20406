import { storedPlansSchema } from '../../../shared/model/display.ts';
import type { DisplayPlan } from '../../../shared/model/display.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { DocumentArchive } from '../archive-port.ts';

const KIND = 'displays';
/** Versions that are kept. */
const KEPT = 50;

/** What displays are to show, by id, and since when (epoch ms). */
export type Plans = Readonly<Record<string, { plan: DisplayPlan; since: number }>>;

/** The plans of the newest version; those that this program cannot read (a scene of a newer one) are left out. */
export function readPlans(archive: DocumentArchive): Plans {
  const stored: unknown = JSON.parse(archive.newestDocument(KIND)?.body ?? '{}');
  const entries = Object.entries(typeof stored === 'object' && stored !== null ? stored : {});
  return Object.fromEntries(
    entries.flatMap(([id, value]) => Object.entries(storedPlansSchema.safeParse({ [id]: value }).data ?? {})),
  );
}

/** Stores them all as the next version. */
export function writePlans(archive: DocumentArchive, plans: Plans, { name }: Person, now: number): void {
  archive.addDocument(KIND, { since: now, by: name, body: JSON.stringify(plans) }, KEPT);
}
