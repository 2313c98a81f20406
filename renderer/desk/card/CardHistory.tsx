import { Collapse } from 'antd';
import type { FormulaInForce } from '../../../shared/contract/asks/figures-asks.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { useWall } from '../../link/use-station.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { Loading } from '../parts/Loading.tsx';
import { useAsk } from '../parts/use-ask.ts';
import { settingTexts } from './card-view.ts';

/** All versions of the formula settings; a past day stays under the one in force on it. */
export function CardHistory({ zone }: { zone: Zone }) {
  const { say } = useWall().words;
  return (
    <Collapse
      ghost
      destroyOnHidden
      items={[{ key: 'history', label: say('card.history'), children: <History zone={zone} /> }]}
    />
  );
}

function History({ zone }: { zone: Zone }) {
  const { words } = useWall();
  const { answer, fault, again } = useAsk('formulas.list', {});
  if (fault !== undefined) return <ErrorNote fault={fault} again={again} />;
  if (answer === undefined) return <Loading rows={3} />;
  const date = (time: number | null, none: string) =>
    time === null ? none : formatLocal(zone, time, 'date');
  const heads = ['version', 'from', 'to'] as const;
  return (
    <table className="card-history">
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" key={head}>
              {words.say(`card.history.${head}`)}
            </th>
          ))}
          <th scope="col">{words.say('card.settings')}</th>
        </tr>
      </thead>
      <tbody>
        {answer.formulas.toReversed().map((formula: FormulaInForce) => (
          <tr key={formula.version}>
            <th scope="row">{formula.version}</th>
            <td>{date(formula.from, words.say('card.history.always'))}</td>
            <td>{date(formula.to, words.say('card.history.now'))}</td>
            <td>{settingTexts(formula, words).join(' · ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
