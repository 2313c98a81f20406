import { pathText } from '../../../../shared/model/path-text.ts';
import type { Settings } from '../../../../shared/model/settings.ts';
import { NONE } from '../../../../shared/words/format.ts';
import { useWall } from '../../../link/use-station.ts';
import { type LeafChange, leafChanges } from './draft.ts';

/** More are not read by anybody. */
const MOST = 200;

/** What is other in one version of the settings than in another, value by value. */
export function ChangeList({
  title,
  before,
  after,
  names,
}: {
  title: string;
  before: Settings;
  after: Settings;
  names: readonly [string, string];
}) {
  const { words } = useWall();
  const { say, sayKey } = words;
  const changes = leafChanges(before, after);
  if (changes.length === 0) return <p>{say('settings.same')}</p>;
  return (
    <table className="set-table set-changes">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('settings.what')}</th>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.slice(0, MOST).map((change) => (
          <tr key={pathText(change.path)}>
            <td>
              {sayKey(`settings.key.${String(change.path[0])}`) ?? change.path[0]}{' '}
              <code>{pathText(change.path)}</code>
            </td>
            <td>{shown(change, 'before')}</td>
            <td>{shown(change, 'after')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shown(change: LeafChange, side: 'before' | 'after'): string {
  const value = change[side];
  if (value === undefined) return NONE;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
