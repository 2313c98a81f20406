import { Button, Switch } from 'antd';
import { ruleName } from '../../../../../shared/alerts-text/alert-line.ts';
import { conditionText, ruleScopeText } from '../../../../../shared/alerts-text/condition-text.ts';
import type { StoredRule } from '../../../../../shared/model/alert.ts';
import { severities } from '../../../../../shared/model/fault.ts';
import { formatLocal } from '../../../../../shared/time/format.ts';
import { NONE } from '../../../../../shared/words/format.ts';
import { useStation, useWall } from '../../../../link/use-station.ts';
import { zoneNamed } from '../../../../link/zone.ts';
import { severityLevels } from '../../../../panels/faults/view.ts';
import { Glyph } from '../../../../panels/parts/Glyph.tsx';
import { EmptyNote } from '../../../parts/EmptyNote.tsx';
import { ErrorNote } from '../../../parts/ErrorNote.tsx';
import { saveText } from '../../../parts/save-file.ts';
import { useChange, useMay } from '../../../parts/use-change.ts';
import { useAddress } from '../../../use-address.ts';
import { rulesAddress } from '../alerts-address.ts';

const columns = ['enabled', 'name', 'scope', 'condition', 'channels', 'revision', 'since', 'by'] as const;

/** All rules, the most severe first. */
export function RuleList({ rules, again }: { rules: readonly StoredRule[]; again: () => void }) {
  const { words } = useWall();
  const { say } = words;
  const [, change] = useAddress(rulesAddress);
  const may = useMay('rules.save');
  const out = useChange('rules.export');
  const rank = ({ rule }: StoredRule) => severities.indexOf(rule.severity);
  const sorted = rules.toSorted((a, b) => rank(b) - rank(a) || (a.rule.id < b.rule.id ? -1 : 1));
  const save = async () => {
    const answer = await out.run({ ids: rules.map(({ rule }) => rule.id) });
    if (answer !== undefined) await saveText('callwall-rules.yaml', answer.text);
  };
  return (
    <>
      <div className="alerts-bar">
        {!may && <p className="load-note">{say('rules.readonly')}</p>}
        <span className="gap" />
        {may && <Button onClick={() => change({ rule: '+' })}>{say('rules.new')}</Button>}
        {may && <Button onClick={() => change({ rule: '+', view: 'text' })}>{say('rules.import')}</Button>}
        <Button loading={out.busy} onClick={() => void save()}>
          {say('rules.export')}
        </Button>
      </div>
      {out.fault !== undefined && <ErrorNote fault={out.fault} />}
      {sorted.length === 0 ? (
        <EmptyNote title={say('rules.none')} />
      ) : (
        <table className="alerts-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {say(`rules.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((stored) => (
              <Row key={stored.rule.id} stored={stored} again={again} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Row({ stored, again }: { stored: StoredRule; again: () => void }) {
  const { words } = useWall();
  const { say } = words;
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const [, change] = useAddress(rulesAddress);
  const may = useMay('rules.save');
  const saving = useChange('rules.save');
  const { rule, enabled, revision, since, by, shipped } = stored;
  const level = severityLevels[rule.severity];
  const name = ruleName(words, rule.name);
  const turn = async (on: boolean) => {
    await saving.run({ rule, enabled: on, was: revision });
    again();
  };
  return (
    <tr data-calm={!enabled}>
      <td>
        <Switch
          checked={enabled}
          disabled={!may}
          loading={saving.busy}
          aria-label={say('rules.enable', { rule: name })}
          onChange={(on) => void turn(on)}
        />
      </td>
      <th scope="row">
        <span className="alerts-what" data-level={level}>
          <Glyph name={level} />
          <span className="unseen">{say(`alert.severity.${rule.severity}`)}</span>
          <button type="button" className="head-button" onClick={() => change({ rule: rule.id })}>
            {name}
          </button>
        </span>
        <small className="rule-id">{rule.id}</small>
      </th>
      <td>{ruleScopeText(words, rule)}</td>
      <td>{conditionText(words, rule)}</td>
      <td>
        {rule.channels.map((channel) => say(`rules.channel.${channel}`)).join(say('alert.rule.and')) || NONE}
      </td>
      <td>
        {revision} <small>{say(shipped ? 'rules.shipped' : 'rules.changed')}</small>
      </td>
      <td className="alerts-since">{since > 0 ? formatLocal(zone, since, 'date') : NONE}</td>
      <td>{by || NONE}</td>
    </tr>
  );
}
