import { conditionText } from '../../../../shared/alerts-text/condition-text.ts';
import type { Alert } from '../../../../shared/model/alert.ts';
import type { AlertRule } from '../../../../shared/model/alert-rule.ts';
import { useWall } from '../../../link/use-station.ts';
import { useAsk } from '../../parts/use-ask.ts';
import { goToPage, hrefOf } from '../../use-address.ts';
import { MetricChart } from './chart/MetricChart.tsx';
import { raisedSpans } from './chart/raised-spans.ts';

/** The rule that raised an alert, and the day of what it looks at where that can be drawn. */
export function AlertRuleSection({ alert }: { alert: Alert }) {
  const { say } = useWall().words;
  const { words } = useWall();
  const { answer } = useAsk('rules.list', {});
  const stored = answer?.rules.find(({ rule }) => rule.id === alert.rule);
  if (stored === undefined) return null;
  const state = { tab: 'rules', rule: alert.rule };
  return (
    <section>
      <h2>{say('alert.drawer.rule')}</h2>
      <p>
        {conditionText(words, stored.rule)}
        <br />
        <small>{say('alert.drawer.revision', { revision: alert.revision })}</small>{' '}
        <a
          href={hrefOf('alerts', state)}
          onClick={(event) => {
            event.preventDefault();
            goToPage('alerts', state);
          }}
        >
          {say('alert.drawer.toRule')}
        </a>
      </p>
      {stored.rule.windows.length > 0 && <Day rule={stored.rule} alert={alert} />}
    </section>
  );
}

/** What the rule saw in the alert's own scope over the last day. */
function Day({ rule, alert }: { rule: AlertRule; alert: Alert }) {
  const { say } = useWall().words;
  const { kind, key } = alert.scope;
  const own = { ...rule, scope: kind === 'centre' ? 'centre' : { [kind]: key } };
  const { answer } = useAsk('rules.preview', { rule: own, days: 1 });
  if (answer?.ok !== true) return null;
  return (
    <>
      <h2>{say('alert.drawer.chart')}</h2>
      <MetricChart
        metric={rule.metric}
        raise={rule.raise}
        clear={rule.clear}
        curve={answer.curve}
        from={answer.from}
        to={answer.to}
        spans={raisedSpans(answer.edges, answer.scope, answer.to)}
        label={say('alert.drawer.chart')}
      />
    </>
  );
}
