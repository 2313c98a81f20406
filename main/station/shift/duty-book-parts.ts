import type { Audit } from '../ports.ts';
import type { DutyArchive } from './duty-archive.ts';

/** What the books of notes and hand-overs work with. */
export interface DutyBookParts {
  archive: DutyArchive & { readonly audit: Audit };
  /** The centre's clock and the host's, epoch ms. */
  now(): number;
  wall(): number;
  /** Runs writes that are durable when it returns. @throws AskRefusal when nothing can be stored now */
  store<T>(write: () => T): T;
  /** Something else is to be seen than before. */
  changed(): void;
}
