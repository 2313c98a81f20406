import { Button, InputNumber } from 'antd';
import { useId, useState } from 'react';
import type { Answers } from '../../../../../shared/contract/asks.ts';
import { ruleName } from '../../../../../shared/alerts-text/alert-line.ts';
import { valueText } from '../../../../../shared/alerts-text/measure.ts';
import { alertRuleSchema, type AlertRule } from '../../../../../shared/model/alert-rule.ts';
import type { RuleProblem } from '../../../../../shared/model/rule-problem.ts';
import { formatLocal } from '../../../../../shared/time/format.ts';
import type { Words } from '../../../../../shared/words/words.ts';
import { formatCount } from '../../../../../shared/words/format.ts';
import { useStation, useWall } from '../../../../link/use-station.ts';
import { zoneNamed } from '../../../../link/zone.ts';
import { ErrorNote } from '../../../parts/ErrorNote.tsx';
import { useChange } from '../../../parts/use-change.ts';
import { useAddress } from '../../../use-address.ts';
import { rulesAddress } from '../alerts-address.ts';
import { MetricChart } from '../chart/MetricChart.tsx';
import { raisedSpans } from '../chart/raised-spans.ts';
import { problemText } from './rule-problems.ts';

type Done = Exclude<Answers['rules.preview'], { ok: false }>;
type Preview = Extract<Done, { ok: true }>;
/** Changes that are listed; the chart has all. */
const MOST_LISTED = 40;
/** Rules of one text that are tried: each of them reads all the days. */
const MOST_RULES = 10;

/** What rules would have done over the last days, before they are saved. */
export function RulePreview({
  read,
  refused,
}: {
  /** The rules as they stand; undefined when they cannot be read, which is told elsewhere. */
  read: () => Promise<readonly unknown[] | undefined>;
  refused: (problems: readonly RuleProblem[]) => void;
}) {
  const { words } = useWall();
  const { say } = words;
  const id = useId();
  const [{ days }, change] = useAddress(rulesAddress);
  const asking = useChange('rules.preview');
  const [done, setDone] = useState<readonly { rule: AlertRule; preview: Done }[]>([]);
  const [left, setLeft] = useState(0);
  const run = async () => {
    setDone([]);
    const rules = await read();
    if (rules === undefined) return;
    refused([]);
    setLeft(Math.max(0, rules.length - MOST_RULES));
    for (const rule of rules.slice(0, MOST_RULES)) {
      const preview = await asking.run({ rule, days: Math.min(35, Math.max(1, Math.round(days))) });
      if (preview === undefined) return;
      if (preview.ok === false) return refused(preview.problems);
      setDone((before) => [...before, { rule: alertRuleSchema.parse(rule), preview }]);
    }
  };
  return (
    <section className="rule-preview">
      <h3>{say('rules.preview.title')}</h3>
      <div className="alerts-bar">
        <label htmlFor={id}>{say('rules.preview.days')}</label>
        <InputNumber
          id={id}
          min={1}
          max={35}
          value={days}
          onChange={(next) => change({ days: next ?? 7 }, 'replace')}
        />
        <Button loading={asking.busy} onClick={() => void run()}>
          {say('rules.preview.run')}
        </Button>
      </div>
      {asking.fault !== undefined && <ErrorNote fault={asking.fault} />}
      {done.map((each) => (
        <section key={each.rule.id}>
          {done.length > 1 && <h4>{ruleName(words, each.rule.name)}</h4>}
          {each.preview.ok === true ? (
            <Result rule={each.rule} preview={each.preview} />
          ) : (
            <p role="status">{problemText(words, each.preview.why)}</p>
          )}
        </section>
      ))}
      {left > 0 && <p role="status">{say('rules.preview.left', { count: left })}</p>}
    </section>
  );
}

function Result({ rule, preview }: { rule: AlertRule; preview: Preview }) {
  const { words } = useWall();
  const { say } = words;
  const { edges, scope, scopes, curve, from, to, load } = preview;
  const raised = edges.filter(({ event }) => event === 'raised').length;
  return (
    <>
      <p role="status">
        {say('rules.preview.said', {
          days: Math.round((to - from) / 86_400_000),
          alerts: formatCount(raised),
          notices: formatCount(load.notices),
          worst: formatCount(load.worstHour),
        })}
      </p>
      {curve.some(([, value]) => value !== null) && (
        <MetricChart
          metric={rule.metric}
          raise={rule.raise}
          clear={rule.clear}
          curve={curve}
          from={from}
          to={to}
          spans={raisedSpans(edges, scope, to)}
          label={say('rules.preview.chart')}
        />
      )}
      {edges.length > 0 && (
        <p className="load-note">
          {say('rules.preview.scope', { scope: scopeText(scope, words), scopes: formatCount(scopes) })}
        </p>
      )}
      <Edges rule={rule} edges={edges} />
    </>
  );
}

function Edges({ rule, edges }: { rule: AlertRule; edges: Preview['edges'] }) {
  const { words } = useWall();
  const { say } = words;
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  if (edges.length === 0) return <p>{say('rules.preview.none')}</p>;
  return (
    <ol className="rule-edges">
      {edges.slice(0, MOST_LISTED).map(({ scope, event, at, value }) => (
        <li key={`${scope} ${at} ${event}`}>
          <time>
            {formatLocal(zone, at, 'date')} {formatLocal(zone, at, 'time')}
          </time>
          <span>{scopeText(scope, words)}</span>
          <b>{say(`rules.preview.${event}`)}</b>
          <span>{valueText(words, rule.metric, value, rule.raise)}</span>
        </li>
      ))}
      {edges.length > MOST_LISTED && (
        <li>{say('rules.preview.more', { count: formatCount(edges.length - MOST_LISTED) })}</li>
      )}
    </ol>
  );
}

/** A backtest names scopes by their keys. */
function scopeText(scope: string, { say }: Words): string {
  return scope === 'centre' || scope === '' ? say('alert.where.centre') : scope;
}
