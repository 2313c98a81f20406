import type { Summary } from '../../../../../shared/model/summary.ts';
import { settingsSchema } from '../../../../../shared/model/settings.ts';
import { createZone } from '../../../../../shared/time/zone-day.ts';
import { createWords } from '../../../../../shared/words/words.ts';
import type { Language } from '../../../../../shared/words/words.ts';
import type { SummarySpans } from '../../../../station/shift/summary-asked.ts';
import { periodSpans } from '../../../../station/shift/summary-span.ts';
import { makeSummary } from '../../../../station/shift/summary.ts';
import { openReader } from '../../../archive/open-reader.ts';
import { stationRig } from '../../../archive/testing/station-rig.ts';
import { hotline } from '../hotline.ts';
import { loadBank, loadProfile } from '../load-profile.ts';
import { orderAreasOf } from '../order-areas-of.ts';
import type { Truth } from '../truth.ts';
import { feedDays, newestOf } from './check-summary.ts';
import { logOf, rosterOf } from './eventful-days.ts';
import type { SummaryTruth } from './recount-summary.ts';
import { recountTruth } from './recount-truth.ts';

const DAY = 86_400_000;

interface ProfileDay {
  summary: Summary;
  spans: SummarySpans;
  truth: SummaryTruth;
  events: number;
}

/** A day of a simulated hotline at a station of its own: its summary, and what really happened. */
export function profileDay(name: string, date: string, seats: number, language: Language): ProfileDay {
  const profile = loadProfile(name);
  const zone = createZone(profile.zone);
  const { start } = zone.dayByDate(date);
  const lines: Truth[] = [];
  const options = { profile, zone, bank: loadBank(), seats, seed: 7, start, until: start + DAY, tag: 'd' };
  const steps = [...hotline({ ...options, truth: (line) => void lines.push(line) })]
    .filter((step) => 'type' in step)
    .map((event) => ({ tellAt: event.time, event }));
  const input = { zone: zone.name, centre: name, orderAreas: orderAreasOf(profile) };
  const rig = stationRig({ now: start + DAY, settings: input });
  try {
    feedDays(rig, steps, zone.name);
    const log = logOf(lines);
    const truth = {
      again: recountTruth(log, newestOf(rig)),
      orders: log.orders,
      ...rosterOf(steps.map(({ event }) => event)),
    };
    const spans = periodSpans('day', zone, date);
    const reader = openReader(rig.folder);
    try {
      const summary = makeSummary(reader, settingsSchema.parse(input), {
        ...spans,
        words: createWords(language),
        shift: '',
        team: '',
        leader: '',
        writtenAt: start + DAY,
        issue: 1,
        changes: [],
      });
      return { summary, spans, truth, events: steps.length };
    } finally {
      reader.close();
    }
  } finally {
    rig.close();
  }
}
