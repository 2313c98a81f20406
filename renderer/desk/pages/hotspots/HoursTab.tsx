import { Cascader } from 'antd';
import { formatLocal } from '../../../../shared/time/format.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import type { Answers } from '../../../../shared/contract/asks.ts';
import type { TreeNode } from '../../../../shared/model/tree.ts';
import type { Words } from '../../../../shared/words/words.ts';
import { nodeName } from '../../../complaints/place-names.ts';
import { Trail } from '../../../complaints/Trail.tsx';
import { trailView } from '../../../complaints/trail-view.ts';
import { formatUsual } from '../../../complaints/unusual.ts';
import { useTrees } from '../../../complaints/use-trees.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { useAddress } from '../../use-address.ts';
import { ComplaintRows } from './ComplaintRows.tsx';
import { Degree } from './Degree.tsx';
import { DESK_SCALE } from './desk-scale.ts';
import { hotspotsAddress } from './hotspots-address.ts';
import { HOURS_DAYS } from './hotspots-limits.ts';
import { SpanInputs } from './SpanInputs.tsx';
import { useSpan } from './use-span.ts';

const HOUR_MS = 3_600_000;
/** Labels of the chart's axis. */
const LABELS = 12;

/** Complaints of a class in a region hour by hour, against the usual ones, and the complaints themselves. */
export function HoursTab() {
  const { words } = useWall();
  const [{ what, where }, change] = useAddress(hotspotsAddress);
  const trees = useTrees();
  const span = useSpan(HOURS_DAYS);
  const question = span && { ...span, category: [...what], region: [...where] };
  const { answer, fault, again } = useAsk('complaints.hours', question);
  return (
    <>
      <div className="hotspots-bar">
        <PathChoice
          tree={trees.categories}
          path={what}
          side="class"
          choose={(path) => change({ what: path })}
        />
        <PathChoice
          tree={trees.regions}
          path={where}
          side="region"
          choose={(path) => change({ where: path })}
        />
        {span !== null && <SpanInputs span={span} />}
      </div>
      {fault !== undefined && <ErrorNote fault={fault} again={again} />}
      {answer === undefined && fault === undefined && <Loading rows={8} />}
      {answer !== undefined && <Hours rows={answer.rows} />}
      {question !== null && (
        <section>
          <h2>{words.say('desk.hotspots.complaints')}</h2>
          <ComplaintRows question={question} />
        </section>
      )}
    </>
  );
}

function PathChoice({
  tree,
  path,
  side,
  choose,
}: {
  tree: readonly TreeNode[];
  path: readonly string[];
  side: 'class' | 'region';
  choose: (path: string[]) => void;
}) {
  const { words } = useWall();
  const label = words.say(`desk.hotspots.hours.${side}`);
  return (
    <Cascader
      className="hotspots-path"
      value={[...path]}
      options={optionsOf(tree, words)}
      changeOnSelect
      showSearch
      placeholder={words.say(side === 'class' ? 'hotspots.allClasses' : 'hotspots.allRegions')}
      aria-label={label}
      onChange={(chosen) => choose((chosen ?? []).map(String))}
    />
  );
}

interface PathOption {
  value: string;
  label: string;
  children: PathOption[];
}

function optionsOf(nodes: readonly TreeNode[], words: Words): PathOption[] {
  return nodes.map((node) => ({
    value: node.key,
    label: nodeName(node, words),
    children: optionsOf(node.children, words),
  }));
}

function Hours({ rows }: { rows: Answers['complaints.hours']['rows'] }) {
  const { say } = useWall().words;
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const first = rows[0];
  if (first === undefined || rows.every(({ n }) => n === 0))
    return <EmptyNote title={say('desk.hotspots.hours.none')} />;
  const trail = {
    from: first.start,
    binMs: HOUR_MS,
    n: rows.map(({ n }) => n),
    expected: rows.map(({ expected }) => expected),
    offers: [],
    usualOffers: [],
  };
  return (
    <>
      <figure className="hotspots-chart" aria-label={say('desk.hotspots.hours.chart')}>
        <Trail view={trailView(trail, null, zone, LABELS)} scale={DESK_SCALE} />
      </figure>
      <table className="hotspot-table" aria-label={say('desk.hotspots.hours.chart')}>
        <thead>
          <tr>
            <th scope="col">{say('desk.hotspots.hours.hour')}</th>
            <th scope="col" className="number">
              {say('hotspots.rising.n')}
            </th>
            <th scope="col" className="number">
              {say('desk.hotspots.column.expected')}
            </th>
            <th scope="col">{say('desk.hotspots.column.degree')}</th>
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(({ n }) => n > 0)
            .toReversed()
            .map((row) => (
              <tr key={row.start}>
                <th scope="row" className="time">
                  {formatLocal(zone, row.start, 'isoMinute').replace('T', ' ')}
                </th>
                <td className="number">{formatCount(row.n)}</td>
                <td className="number">{formatUsual(row.expected)}</td>
                <td>
                  <Degree of={row} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}
