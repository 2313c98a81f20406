import type { Answers, AskArgs, AskName } from '../../../shared/contract/asks.ts';
import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { ReportArgs } from '../../../shared/contract/asks/report-asks.ts';
import { mayAs } from '../../../shared/model/person.ts';
import type { Person } from '../../../shared/model/person.ts';
import { deskReport } from '../../station/reports/desk-report.ts';
import type { History } from './history.ts';
import { pageOf } from '../../adapters/archive/heard-reads.ts';
import type { ArchiveReader } from '../../adapters/archive/open-reader.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { cardFigures, formulaHistory, inForce } from '../../station/slots/card-figures.ts';
import { formulasIn } from '../../station/slots/formulas.ts';
import { rollingFigures } from '../../station/slots/rolling-figures.ts';
import { contactStory } from '../../station/rows/contact-story.ts';
import { slotList } from '../../station/rows/slot-list.ts';
import { orderFigures } from '../../station/orders/order-report.ts';
import { orderList, orderStory } from '../../station/orders/order-list.ts';
import { waitList } from '../../station/rows/wait-list.ts';
import { settingsVersions } from '../settings/settings-versions.ts';
import { complaintHours, complaintList, hotspotList } from '../../station/hotspots/stored-hotspots.ts';
import { previewRule } from './preview-rule.ts';
import { summaryOf } from './summary-of.ts';
import { reportFile } from './report-file.ts';

type HistoryAnswerers = {
  [N in AskName]?: (history: History, args: AskArgs<N>, who: Person) => Answers[N] | Promise<Answers[N]>;
};

/** Questions that are answered from the stored data alone, in a thread of their own. */
export const historyAnswerers = {
  'rows.slots': ({ reader, settings }, args) => ({
    slots: slotList(reader, settings, args),
    formula: inForce(formulasIn(reader, settings).at(createZone(settings.zone).dayByDate(args.day).start)),
  }),
  'rows.contacts': ({ reader, settings }, args, who) => waitList(reader, settings, args, who),
  'figures.card': ({ reader, settings }, { rolling, ...asked }) =>
    (rolling ? rollingFigures : cardFigures)(reader, settings, asked, nowOf(reader)),
  'formulas.list': ({ reader, settings }) => ({
    formulas: formulaHistory(formulasIn(reader, settings)),
    now: nowOf(reader),
  }),
  'report.query'({ reader, settings }, args, who) {
    mayReport(args, who);
    return deskReport(reader, settings, args, nowOf(reader));
  },
  'report.export'(history, args, who) {
    mayReport(args.ask, who);
    return reportFile(history, args, nowOf(history.reader));
  },
  'rules.preview': (history, { rule, days }) => previewRule(history, rule, days, nowOf(history.reader)),
  // Their texts are searched line by line, however long ago they are.
  'alerts.journal': ({ reader }, { limit, ...query }) =>
    pageOf(reader.journal({ ...query, limit: limit + 1 }), limit),
  'audit.list': ({ reader }, { limit, ...query }) =>
    pageOf(reader.audit({ ...query, limit: limit + 1 }), limit),
  'summaries.list': ({ reader }, { limit, ...query }) =>
    pageOf(reader.summaries({ ...query, limit: limit + 1 }), limit),
  'orders.list': ({ reader, settings }, args) => orderList(reader, settings, args, nowOf(reader)),
  'orders.get': ({ reader, settings }, { order }) => orderStory(reader, settings, order, nowOf(reader)),
  'orders.figures': ({ reader, settings }, { at, by }) =>
    orderFigures(reader, settings, at ?? nowOf(reader), by),
  'orders.contradictions': ({ reader }, { limit }) => reader.orderContradictions(limit),
  'quarantine.list': ({ reader }, args) => reader.quarantine(args),
  'gaps.list': ({ reader }, args) => reader.gaps(args),
  'settings.history': ({ reader }) => ({ versions: settingsVersions(reader) }),
  'health.database': ({ reader, settings }) => ({ ...reader.facts(), days: settings.retention }),
  'hotspots.list': ({ reader }, args) => hotspotList(reader, args),
  'complaints.rows': ({ reader }, args) => complaintList(reader, args),
  'complaints.hours': ({ reader, settings }, args) => complaintHours(reader, createZone(settings.zone), args),
  'shift.summary': ({ reader, settings }, asked) => ({ summary: summaryOf(reader, settings, asked) }),
  'rows.contact': ({ reader, settings }, { contact }, who) => contactStory(reader, settings, contact, who),
} as const satisfies HistoryAnswerers;

export type HistoryName = keyof typeof historyAnswerers;
/** Their names. */
export const historyNames = Object.keys(historyAnswerers) as HistoryName[];

/** Figures of single agents are for those who lead a shift. @throws AskRefusal */
function mayReport({ by, scope }: Pick<ReportArgs, 'by' | 'scope'>, who: Person): void {
  if ((by.includes('agent') || scope.agent !== undefined) && !mayAs(who.role, 'leader'))
    throw new AskRefusal('role', 'figures of single agents need the role "leader"');
}

/** The centre's now, epoch ms. */
function nowOf(reader: ArchiveReader): number {
  return reader.sourceClock() ? reader.newest() : Date.now();
}
