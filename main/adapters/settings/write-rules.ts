import { Document, isCollection, isMap, isSeq } from 'yaml';
import type { Node } from 'yaml';
import { alertRuleSchema } from '../../../shared/model/alert-rule.ts';
import type { AlertRule, AlertRuleInput } from '../../../shared/model/alert-rule.ts';

/** What a rule has that says no more than it must. */
const least = alertRuleSchema.parse({
  id: 'least',
  name: { zh: '最少', en: 'Least' },
  metric: 'waiting',
  raise: { above: 0 },
  severity: 'notice',
} satisfies AlertRuleInput);
/** Always written, so that files say what they are. */
const always: readonly string[] = ['version', 'id', 'name', 'metric', 'raise', 'severity'];

/** Rules as YAML, as alerts.md writes them: one as it is, several as a list; what has its default is left out. */
export function writeRules(rules: readonly AlertRule[]): string {
  const told = rules.map(withoutDefaults);
  const document = new Document(told.length === 1 ? told[0] : told, { aliasDuplicateObjects: false });
  for (const rule of isSeq<Node>(document.contents) ? document.contents.items : [document.contents])
    if (isMap(rule)) for (const { value } of rule.items) if (isCollection(value)) value.flow = true;
  return document.toString({ lineWidth: 0 });
}

function withoutDefaults(rule: AlertRule): Partial<AlertRule> {
  const usual: Partial<Record<string, unknown>> = least;
  return Object.fromEntries(
    Object.entries(rule).filter(
      ([key, value]) => always.includes(key) || JSON.stringify(value) !== JSON.stringify(usual[key]),
    ),
  );
}
