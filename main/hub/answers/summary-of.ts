import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { AskArgs } from '../../../shared/contract/asks.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { Summary } from '../../../shared/model/summary.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { createWords } from '../../../shared/words/words.ts';
import { makeSummary } from '../../station/shift/summary.ts';
import type { SummaryReader } from '../../station/shift/summary-reader.ts';
import { periodSpans, shiftSpans, unevenEdge } from '../../station/shift/summary-span.ts';

/** The summary that a desk looks at: the same that the files have. @throws AskRefusal when there is no such shift */
export function summaryOf(
  reader: SummaryReader,
  settings: Settings,
  asked: AskArgs<'shift.summary'>,
): Summary {
  return makeSummary(reader, settings, {
    shift: '',
    team: '',
    leader: '',
    ...spansOf(settings, asked),
    words: createWords(asked.language, settings.words),
    writtenAt: Date.now(),
    issue: 1,
    changes: [],
  });
}

function spansOf(settings: Settings, { kind, date, shift }: AskArgs<'shift.summary'>) {
  const zone = createZone(settings.zone);
  if (kind !== 'shift') return periodSpans(kind, zone, date);
  const spans = shiftSpans(settings, zone, shift, date);
  if (spans === null) throw new AskRefusal('absent', `${shift} is not on ${date}`);
  const uneven = unevenEdge(zone, spans.span);
  if (uneven !== null) throw new AskRefusal('refused', `${shift} ${uneven}`);
  return { ...spans, shift };
}
