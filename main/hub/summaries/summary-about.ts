import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { AskArgs } from '../../../shared/contract/asks.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import type { SummarySpans } from '../../station/shift/summary-asked.ts';
import {
  periodSpans,
  rangeSpans,
  shiftSpans,
  shiftsOfName,
  unevenEdge,
} from '../../station/shift/summary-span.ts';
import type { SummaryOf } from '../../station/shift/written-summary.ts';
import type { SummaryAbout } from './summary-job.ts';

const nobody = { shift: '', team: '', leader: '' };

/**
 * What is written by itself, with what it is compared with. A shift that the roster does not hold any more keeps its times and
 * is compared with nothing.
 */
export function aboutOf(settings: Settings, zone: Zone, of: SummaryOf): SummaryAbout {
  const { kind, name, date, start, end } = of;
  if (kind !== 'shift') return { ...periodSpans(kind, zone, date), ...nobody };
  const nth = shiftsOfName(settings, zone, name, date).findIndex((held) => held.start === start);
  const held = nth === -1 ? null : shiftSpans(settings, zone, name, date, nth);
  const bare = { kind, date, span: { start, end }, previous: null, earlier: null, ...nobody };
  return held === null || held.span.end !== end ? { ...bare, shift: name } : { ...held, shift: name };
}

type Wanted = AskArgs<'summaries.export'>['of'];

/** What somebody wants a summary of. @throws AskRefusal where there is no such shift or range */
export function aboutWanted(settings: Settings, zone: Zone, wanted: Wanted): SummaryAbout {
  const about = wantedSpans(settings, zone, wanted);
  if (about.span.end <= about.span.start) throw new AskRefusal('refused', 'the time ends before it begins');
  const uneven = unevenEdge(zone, about.span);
  if (uneven !== null) throw new AskRefusal('refused', `the time ${uneven}`);
  return about;
}

function wantedSpans(settings: Settings, zone: Zone, wanted: Wanted): SummaryAbout {
  if (wanted.kind === 'shift') {
    const { name, date, nth } = wanted;
    const held = shiftSpans(settings, zone, name, date, nth);
    if (held === null) throw new AskRefusal('absent', `${name} is not on ${date}`);
    return { ...held, shift: name };
  }
  const spans: SummarySpans =
    wanted.kind === 'report'
      ? rangeSpans(zone, { start: wanted.from, end: wanted.to })
      : periodSpans(wanted.kind, zone, wanted.date);
  return { ...spans, ...nobody };
}
