import { Drawer } from 'antd';
import type { ComplaintTrail, LevelledCell } from '../../../../shared/model/hotspot.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { formatCount, formatSpan } from '../../../../shared/words/format.ts';
import { placeLine, placeText } from '../../../complaints/place-names.ts';
import { Trail } from '../../../complaints/Trail.tsx';
import { surgeTexts, trailView } from '../../../complaints/trail-view.ts';
import { formatUsual, timesText, usualText } from '../../../complaints/unusual.ts';
import { useTrees } from '../../../complaints/use-trees.ts';
import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { historyText } from '../../../panels/hotspot-top/view.ts';
import { useDataSecond } from '../../../panels/use-staleness.ts';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { useMay } from '../../parts/use-change.ts';
import { ComplaintRows } from './ComplaintRows.tsx';
import { Degree } from './Degree.tsx';
import { DESK_SCALE } from './desk-scale.ts';
import { HotspotActions } from './HotspotActions.tsx';
import { HowButton } from './HowButton.tsx';
import type { ShownHotspot } from './shown-hotspot.ts';

/** Before its first complaint and after its last, as much is shown, ms. */
const AROUND_MS = 2 * 3_600_000;
/** Ages are told in minutes. */
const STEP_MS = 60_000;
const LABELS = 8;

/** Everything about one hotspot, beside the page it was opened from. */
export function HotspotDrawer({ hotspot, close }: { hotspot: ShownHotspot | undefined; close: () => void }) {
  const { words } = useWall();
  const trees = useTrees();
  return (
    <Drawer
      open
      onClose={close}
      size="min(56rem, 94vw)"
      mask={{ enabled: false }}
      className="hotspot-drawer"
      title={
        hotspot === undefined ? words.say('desk.page.hotspots') : <b>{placeLine(hotspot, trees, words)}</b>
      }
    >
      {hotspot === undefined ? (
        <p>{words.say('desk.hotspots.gone')}</p>
      ) : (
        <About key={hotspot.id} hotspot={hotspot} />
      )}
    </Drawer>
  );
}

function About({ hotspot }: { hotspot: ShownHotspot }) {
  const { words } = useWall();
  const { say } = words;
  const leads = useMay('complaints.rows');
  const now = useDataSecond(STEP_MS);
  const { since, endedAt, category, region, folded, others } = hotspot;
  return (
    <>
      <Figures hotspot={hotspot} now={now} />
      {leads && <HotspotActions hotspot={hotspot} />}
      <section>
        <h2>{say('desk.hotspots.trail')}</h2>
        <Course hotspot={hotspot} now={now} />
      </section>
      {others.length > 0 && <CellList title={words.say('desk.hotspots.others')} list={others} />}
      {folded.length > 0 && <CellList title={words.say('desk.hotspots.folded')} list={folded} />}
      {leads && (
        <section>
          <h2>{say('desk.hotspots.complaints')}</h2>
          <ComplaintRows question={{ category, region, from: since, to: (endedAt ?? now) + STEP_MS }} />
        </section>
      )}
    </>
  );
}

function Figures({ hotspot, now }: { hotspot: ShownHotspot; now: number }) {
  const { words } = useWall();
  const { say } = words;
  const trees = useTrees();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const { id, n, since, endedAt, state, peak, total } = hotspot;
  const { what, whatAbove, where, whereAbove } = placeText(hotspot, trees, words);
  const above = [whatAbove, whereAbove].filter(Boolean).join(' · ');
  const clock = (ms: number) => formatLocal(zone, ms, 'minute');
  return (
    <>
      {above !== '' && <p className="hotspots-dim">{above}</p>}
      <p className="hotspot-much">
        <HowButton id={id} what={`${what} · ${where}`}>
          {say('desk.hotspots.about.now', { n: formatCount(n) })}
        </HowButton>
        <Degree of={hotspot} />
        <span>{usualText(hotspot.expected, words)}</span>
        <span>{timesText(hotspot, words)}</span>
      </p>
      <p>
        {[
          say('hotspots.since', { at: clock(since) }),
          say('hotspots.for', { span: formatSpan((endedAt ?? now) - since, words) }),
          say(`hotspots.state.${state}`),
          say('desk.hotspots.about.total', { n: formatCount(total) }),
          say('desk.hotspots.about.peak', { n: formatCount(peak.n), at: clock(peak.at) }),
        ].join(' · ')}
      </p>
      <p className="hotspots-dim">{historyText(hotspot, words)}</p>
    </>
  );
}

/** Of an open hotspot as the topic has it; of one that is over the station is asked. */
function Course({ hotspot, now }: { hotspot: ShownHotspot; now: number }) {
  const { say } = useWall().words;
  const told = useTopic('hotspots')?.[hotspot.id]?.trail;
  const may = useMay('complaints.hours');
  const { category, region, since, endedAt } = hotspot;
  const question =
    told !== undefined || !may
      ? null
      : {
          category: [...category],
          region: [...region],
          from: since - AROUND_MS,
          to: (endedAt ?? now) + AROUND_MS,
        };
  const { answer, loading } = useAsk('complaints.hours', question);
  const trail = told ?? answer?.trail;
  if (trail === undefined && loading) return <Loading rows={4} />;
  if (trail === undefined || trail === null)
    return <p className="hotspots-dim">{say('desk.hotspots.trail.none')}</p>;
  return <Drawn hotspot={hotspot} trail={trail} />;
}

function Drawn({ hotspot, trail }: { hotspot: ShownHotspot; trail: ComplaintTrail }) {
  const { words } = useWall();
  const names = useTopic('queueNames') ?? {};
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  return (
    <>
      <figure className="hotspots-chart" aria-label={words.say('hotspots.surge')}>
        <Trail view={trailView(trail, hotspot.since, zone, LABELS)} scale={DESK_SCALE} />
      </figure>
      <p>{surgeTexts(hotspot, names, zone, words).join(' · ')}</p>
    </>
  );
}

/** What else of its storm has risen, or the coarser cells that are unusual only because of it. */
function CellList({ title, list }: { title: string; list: readonly LevelledCell[] }) {
  const { words } = useWall();
  const trees = useTrees();
  return (
    <section>
      <h2>{title}</h2>
      <ul className="hotspots-folded">
        {list.map((cell) => (
          <li key={cell.level + placeLine(cell, trees, words)}>
            {placeLine(cell, trees, words)} <b>{formatCount(cell.n)}</b>{' '}
            <span className="hotspots-dim">
              {words.say('hotspots.rising.expected')} {formatUsual(cell.expected)}
            </span>{' '}
            <Degree of={cell} />
          </li>
        ))}
      </ul>
    </section>
  );
}
