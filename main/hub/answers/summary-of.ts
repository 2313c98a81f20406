import type { AskArgs } from '../../../shared/contract/asks.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { Summary } from '../../../shared/model/summary.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { createWords } from '../../../shared/words/words.ts';
import { makeSummary } from '../../station/shift/summary.ts';
import type { SummaryReader } from '../../station/shift/summary-reader.ts';
import { aboutWanted } from '../summaries/summary-about.ts';

/** The summary that a desk looks at: the same that the files have. @throws AskRefusal where there is no such shift or range */
export function summaryOf(
  reader: SummaryReader,
  settings: Settings,
  { of, language }: AskArgs<'shift.summary'>,
): Summary {
  return makeSummary(reader, settings, {
    ...aboutWanted(settings, createZone(settings.zone), of),
    words: createWords(language, settings.words),
    writtenAt: Date.now(),
    issue: 1,
    changes: [],
  });
}
