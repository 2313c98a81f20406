import { metricUnits } from '../../../../shared/alerts-text/measure.ts';
import type { Alert, Reading } from '../../../../shared/model/alert.ts';
import { formatCount, NONE } from '../../../../shared/words/format.ts';
import type { Words } from '../../../../shared/words/words.ts';

/** How many contacts a value is of: of a rate those that count out of all; a dash for a gauge. */
export function sampleText(
  { metric, reading: { numerator, denominator } }: { metric: Alert['metric']; reading: Reading },
  { say }: Words,
): string {
  if (numerator === null || denominator === null) return NONE;
  if (metricUnits[metric] !== 'share') return say('card.contacts', { count: formatCount(denominator) });
  return say('alert.drawer.share', {
    numerator: formatCount(numerator),
    denominator: formatCount(denominator),
  });
}
