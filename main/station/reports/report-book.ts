import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { Answerers, AskArgs } from '../../../shared/contract/asks.ts';
import type { Person } from '../../../shared/model/person.ts';
import { REPORT_LIMITS, savedReportsSchema } from '../../../shared/model/saved-report.ts';
import type { SavedReport } from '../../../shared/model/saved-report.ts';
import type { DocumentArchive } from '../archive-port.ts';
import type { Audit, Clock } from '../ports.ts';

const KIND = 'reports';
/** Versions that are kept. */
const KEPT = 50;

/** What keeps reports. */
export interface ReportBookParts {
  archive: DocumentArchive & { readonly audit: Audit };
  clock: Pick<Clock, 'now'>;
  /** Runs writes that are durable when it returns. @throws AskRefusal when nothing can be stored now */
  store<T>(write: () => T): T;
}

/** Answers which reports are kept, and keeps and lets go of them: each change is a version and stands in the audit journal. */
export function reportAnswers(parts: ReportBookParts): Answerers {
  return {
    'report.saved': () => ({ reports: readReports(parts.archive) }),
    'report.save': (args, who) => ({ report: save(parts, args, who) }),
    'report.remove'({ id }, who) {
      const reports = readReports(parts.archive);
      const before = found(reports, id);
      keep(
        parts,
        reports.filter((each) => each !== before),
        { who, what: 'report.remove', subject: before.name, before, after: null },
      );
      return {};
    },
  };
}

function save(
  parts: ReportBookParts,
  { id, name, search }: AskArgs<'report.save'>,
  who: Person,
): SavedReport {
  const { archive, clock } = parts;
  const reports = readReports(archive);
  const before = id === null ? null : found(reports, id);
  if (before === null && reports.length >= REPORT_LIMITS.saved)
    throw new AskRefusal('refused', `${REPORT_LIMITS.saved} reports are kept, which is the limit`);
  // The number of the version that brings it: none before or after has it.
  const fresh = `r${(archive.newestDocument(KIND)?.version ?? 0) + 1}`;
  const after: SavedReport = { id: before?.id ?? fresh, name, search, by: who.name, since: clock.now() };
  const others = reports.filter((each) => each !== before);
  keep(parts, [...others, after], { who, what: 'report.save', subject: name, before, after });
  return after;
}

/** The reports that are kept, by name; none where a newer program wrote them in a form that this one does not know. */
function readReports(archive: DocumentArchive): SavedReport[] {
  const stored: unknown = JSON.parse(archive.newestDocument(KIND)?.body ?? '[]');
  const reports = savedReportsSchema.safeParse(stored).data ?? [];
  return reports.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

/** @throws AskRefusal when somebody has removed it meanwhile */
function found(reports: readonly SavedReport[], id: string): SavedReport {
  const report = reports.find((each) => each.id === id);
  if (report === undefined) throw new AskRefusal('absent', 'this report is not kept any more');
  return report;
}

function keep(
  { archive, clock, store }: ReportBookParts,
  reports: readonly SavedReport[],
  deed: Omit<Parameters<Audit['note']>[0], 'at'>,
): void {
  const at = clock.now();
  store(() => {
    archive.addDocument(KIND, { since: at, by: deed.who.name, body: JSON.stringify(reports) }, KEPT);
    archive.audit.note({ at, ...deed });
  });
}
