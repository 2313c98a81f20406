import type { Alert } from '../model/alert.ts';
import type { Words } from '../words/words.ts';
import { scopeName } from './alert-line.ts';
import { chineseNumber } from './chinese-number.ts';
import { limitOf, metricUnits, roundedBy } from './measure.ts';
import type { Unit } from './measure.ts';

/**
 * An alert as a sentence to be spoken: 严重告警：故障报修队列接通率百分之八十四点二，低于百分之八十八。
 * Numbers are written as they are read in Chinese, whatever voice reads them. `others`: how many alerts it stands for besides.
 */
export function spokenAlert(words: Words, alert: Alert, others = 0): string {
  const { metric, raise, scope } = alert;
  const unit = metricUnits[metric];
  const value = alert.readings[0]?.value ?? null;
  const parts = {
    severity: words.say(`alert.severity.${alert.severity}`),
    where: words.say(`alert.spoken.where.${scope.kind}`, { name: scopeName(words, scope) }),
    metric: words.say(`alert.metric.${metric}`),
  };
  const sentence =
    unit === 'flag' || value === null
      ? words.say('alert.spoken.flag', parts)
      : words.say('alert.spoken', {
          ...parts,
          value: spokenValue(words, unit, roundedBy(value, raise, unit)),
          limit: words.say('below' in raise ? 'alert.spoken.below' : 'alert.spoken.above', {
            limit: spokenValue(words, unit, limitOf(metric, raise)),
          }),
        });
  if (others === 0) return sentence;
  return sentence + words.say('alert.spoken.others', { count: numberIn(words, others, true) });
}

function spokenValue(words: Words, unit: Unit, n: number): string {
  switch (unit) {
    case 'share':
      return words.say('alert.spoken.share', { n: numberIn(words, n, false) });
    case 'sum':
    case 'flag':
      return numberIn(words, n, false);
    case 'seconds':
    case 'ms':
      return spokenSpan(words, n);
    default:
      return words.say(`alert.spoken.${unit}`, { n: numberIn(words, n, true) });
  }
}

/** 3 分 20 秒; what is zero is left out, and seconds beside hours. */
function spokenSpan(words: Words, seconds: number): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const say = (unit: 'hours' | 'minutes' | 'seconds', n: number) =>
    n > 0 ? [words.say(`alert.spoken.${unit}`, { n: numberIn(words, n, true) })] : [];
  const parts = [...say('hours', h), ...say('minutes', m), ...(h > 0 ? [] : say('seconds', s))];
  if (parts.length === 0) return words.say('alert.spoken.seconds', { n: numberIn(words, 0, true) });
  return parts.join(words.language === 'en' ? ' ' : '');
}

function numberIn(words: Words, n: number, counted: boolean): string {
  return words.language === 'en' ? String(n) : chineseNumber(n, counted);
}
