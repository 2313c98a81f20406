import type { AlertRule } from '../model/alert-rule.ts';
import { formatCount } from '../words/format.ts';
import type { Words } from '../words/words.ts';
import { durationText } from './alert-line.ts';
import { amountText, metricUnits } from './measure.ts';

/** A rule's condition in a line: 接通率 < 88%；5 分钟、1 分钟 均满足；每窗至少 20 通；回到 ≥ 90% 恢复；保持 120 秒后恢复 */
export function conditionText(words: Words, rule: AlertRule): string {
  const { say } = words;
  const parts = [
    metricUnits[rule.metric] === 'flag' ? say(`alert.metric.${rule.metric}`) : whenText(words, rule),
    ...windowsText(words, rule),
    ...(rule.for === '0s' ? [] : [say('alert.rule.for', { for: durationText(words, rule.for) })]),
    ...clearText(words, rule),
  ];
  return parts.join(say('alert.rule.join'));
}

/** What a rule looks at: 全中心, 每个队列, 队列 故障报修. */
export function ruleScopeText(words: Words, { scope }: Pick<AlertRule, 'scope'>): string {
  if (scope === 'centre') return words.say('alert.where.centre');
  if ('each' in scope) return words.say(`alert.rule.each.${scope.each}`);
  const [[kind, name] = ['queue', '']] = Object.entries(scope);
  return words.sayKey(`alert.where.${kind}`, { name }) ?? name;
}

function whenText(words: Words, { metric, raise }: AlertRule): string {
  const below = 'below' in raise;
  return words.say('alert.rule.when', {
    metric: words.say(`alert.metric.${metric}`),
    sign: below ? '<' : '>',
    limit: amountText(words, metric, below ? raise.below : raise.above),
  });
}

function windowsText(words: Words, { metric, windows, minOffered, confidence }: AlertRule): string[] {
  const { say } = words;
  if (windows.length === 0) return [];
  const named = windows.map((window) => durationText(words, window)).join(say('alert.rule.and'));
  const word = windows.length > 1 ? 'alert.rule.windows' : 'alert.rule.oneWindow';
  const [level, bound] =
    confidence === 'off'
      ? [0, 0]
      : 'wilson95' in confidence
        ? [95, confidence.wilson95]
        : [99, confidence.wilson99];
  return [
    say(word, { windows: named }),
    ...(minOffered > 0 ? [say('alert.rule.minOffered', { n: formatCount(minOffered) })] : []),
    ...(level > 0 ? [say('alert.rule.confidence', { level, limit: amountText(words, metric, bound) })] : []),
  ];
}

function clearText(words: Words, { metric, clear, keepFiring }: AlertRule): string[] {
  const { say } = words;
  const above = clear !== undefined && 'atLeast' in clear;
  const limit = clear === undefined ? null : above ? clear.atLeast : clear.atMost;
  return [
    ...(limit === null
      ? []
      : [say('alert.rule.clear', { sign: above ? '≥' : '≤', limit: amountText(words, metric, limit) })]),
    ...(keepFiring === '0s' ? [] : [say('alert.rule.keep', { keep: durationText(words, keepFiring) })]),
  ];
}
