import type { Settings } from '../../../shared/model/settings.ts';
import type { Summary, SummaryChart } from '../../../shared/model/summary.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { alertTables } from './alert-tables.ts';
import { handoverTable, noteTable } from './duty-tables.ts';
import { digestOf, isSimulated } from './digest.ts';
import { dimensionTable, queueTable, slotTable, teamTable } from './figure-tables.ts';
import { hotspotTable } from './hotspot-table.ts';
import { centreFigures, kpiTables } from './kpi-tables.ts';
import { orderTables } from './order-tables.ts';
import { formulaTable, qualityTable } from './quality-tables.ts';
import type { Sight, SummaryAsked } from './summary-asked.ts';
import type { SummaryReader } from './summary-reader.ts';

/**
 * The summary of a time (交接班报告): a shift, a day, a week, a month, a quarter or any range, from the stored data alone.
 * Every format shows these values and computes none. Nobody is named in it but who led the shift and who handed it over to whom.
 * Source: hotspots-and-orders.md, Shifts; metrics.md.
 */
export function makeSummary(reader: SummaryReader, settings: Settings, asked: SummaryAsked): Summary {
  const sight: Sight = { ...asked, reader, settings, zone: createZone(settings.zone) };
  const { words, kind, span } = sight;
  const figures = centreFigures(sight);
  const heard = reader.heardBetween(span.start, span.end);
  const tables = [
    ...kpiTables(sight, figures),
    slotTable(sight),
    queueTable(sight),
    teamTable(sight),
    dimensionTable(sight, 'channels', 'channel'),
    dimensionTable(sight, 'languages', 'language'),
    dimensionTable(sight, 'businesses', 'business'),
    ...alertTables(sight),
    hotspotTable(sight),
    ...orderTables(sight),
    noteTable(sight),
    handoverTable(sight),
    qualityTable(sight, figures.now, heard),
    formulaTable(sight),
  ];
  return {
    version: 1,
    kind,
    language: words.language,
    centre: settings.centre,
    zone: settings.zone,
    title: words.say(`summary.title.${kind}`),
    shift: asked.shift,
    team: asked.team,
    leader: asked.leader,
    date: asked.date,
    from: span.start,
    to: span.end,
    writtenAt: asked.writtenAt,
    issue: asked.issue,
    changes: [...asked.changes],
    simulated: isSimulated(reader, span.start),
    digest: digestOf(sight, figures, tables, heard),
    tables,
    charts: chartsOf(sight),
  };
}

function chartsOf({ words, settings }: Sight): SummaryChart[] {
  const ofSlots = { table: 'slots', category: 'slot' };
  return [
    {
      key: 'curve',
      title: words.say('summary.chart.curve'),
      ...ofSlots,
      bars: ['offered'],
      stacked: false,
      lines: ['connectRate'],
      target: settings.targets.connectRate,
    },
    {
      key: 'handling',
      title: words.say('summary.chart.handling'),
      ...ofSlots,
      bars: ['att', 'hold', 'acw'],
      stacked: true,
      lines: [],
      target: null,
    },
  ];
}
