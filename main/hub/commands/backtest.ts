import type { Zone } from '../../../shared/time/zone-day.ts';
import type { BacktestEdge } from '../../../shared/contract/asks/alert-asks.ts';
import type { Command } from '../cli/command.ts';
import { csvText } from '../../../shared/csv/csv-text.ts';
import { dataFolder, dataOption } from '../cli/data-folder.ts';
import { formatOf, formatOption } from '../cli/formats.ts';
import { jsonText } from '../cli/json-text.ts';
import { rangeOf, timeText } from '../cli/time-range.ts';
import { readRuleFile } from '../read-rule-file.ts';
import { settingsInForce } from '../station-settings.ts';

const columns = ['rule', 'scope', 'event', 'at', 'numerator', 'denominator', 'value'] as const;

/** `backtest`: what rules would have fired over what is kept; works beside a running station. */
export const backtest: Command = {
  name: 'backtest',
  usage: '--data DIR --rule FILE --from T --to T [--format json|csv]',
  summary: 'when alert rules would have been raised and cleared over what is kept',
  options: {
    data: dataOption,
    rule: { value: 'FILE', help: 'the rule or a list of rules, YAML or JSON' },
    from: { value: 'T', help: 'start of the range; nothing is alerting then' },
    to: { value: 'T', help: 'end of the range, not part of it' },
    format: formatOption,
  },
  async run(line, io) {
    const format = formatOf(line) ?? 'json';
    const folder = dataFolder(line, io.env);
    const settings = settingsInForce(folder, io.env);
    const rules = readRuleFile(line.required('rule'));
    const { createZone } = await import('../../../shared/time/zone-day.ts');
    const zone = createZone(settings.zone);
    const range = rangeOf(line, zone);
    // Loaded here because they bring the database in, which other commands do without.
    const [{ openData }, { backtestRules }] = await Promise.all([
      import('../open-data.ts'),
      import('../backtest-rules.ts'),
    ]);
    const reader = openData(folder);
    try {
      const edges = backtestRules(reader, settings, zone, rules, range);
      const rows = edges.map((each) => rowOf(each, zone));
      if (format === 'json') io.out(jsonText({ zone: settings.zone, rows }));
      else io.print(csvText(columns, rows));
    } finally {
      reader.close();
    }
    return 0;
  },
};

function rowOf({ at, value, ...edge }: BacktestEdge, zone: Zone) {
  return {
    rule: edge.rule,
    scope: edge.scope,
    event: edge.event,
    at: timeText(zone, at),
    numerator: edge.numerator,
    denominator: edge.denominator,
    value: value === null ? null : Math.round(value * 1e6) / 1e6,
  };
}
