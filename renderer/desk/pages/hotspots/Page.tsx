import { Tabs } from 'antd';
import { formatCount } from '../../../../shared/words/format.ts';
import { placeLine } from '../../../complaints/place-names.ts';
import { useTrees } from '../../../complaints/use-trees.ts';
import { useCell, useTopic, useWall } from '../../../link/use-station.ts';
import { historyText } from '../../../panels/hotspot-top/view.ts';
import { Loading } from '../../parts/Loading.tsx';
import { Note } from '../../parts/Note.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { useMay } from '../../parts/use-change.ts';
import { goToPage, useAddress } from '../../use-address.ts';
import { CountCard } from './CountCard.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { HotspotDrawer } from './HotspotDrawer.tsx';
import { hotspotsAddress } from './hotspots-address.ts';
import { HISTORY_DAYS, MOST_LISTED } from './hotspots-limits.ts';
import { HoursTab } from './HoursTab.tsx';
import { HowButton } from './HowButton.tsx';
import { NowTab } from './NowTab.tsx';
import { type ShownHotspot, shownHotspots } from './shown-hotspot.ts';
import { useSpan } from './use-span.ts';
import './hotspots.css';

/** 投诉热点: the hotspots there are and were, what is behind them, and who is on them. */
export function Page() {
  const { say } = useWall().words;
  const topic = useTopic('complaints');
  const leads = useMay('hotspots.list');
  const [{ tab, hotspot }, change] = useAddress(hotspotsAddress);
  if (topic === undefined) return <Loading rows={10} />;
  if ((topic.complaints?.newest ?? null) === null) return <Never />;
  const items = [
    { key: 'now', label: say('desk.hotspots.tab.now'), children: <NowTab /> },
    ...(leads
      ? [
          { key: 'history', label: say('desk.hotspots.tab.history'), children: <HistoryTab /> },
          { key: 'hours', label: say('desk.hotspots.tab.hours'), children: <HoursTab /> },
        ]
      : []),
  ];
  return (
    <div className="hotspots-page">
      <Head />
      {!leads && tab !== 'now' && <p className="hotspots-dim">{say('desk.hotspots.leaderOnly')}</p>}
      <Tabs
        items={items}
        activeKey={items.some(({ key }) => key === tab) ? tab : 'now'}
        destroyOnHidden
        onChange={(key) => change({ tab: key })}
      />
      <Opened key={hotspot} />
    </div>
  );
}

function Head() {
  const { words } = useWall();
  const { say } = words;
  const totals = useCell('complaints', 'complaints');
  const { categories, regions } = useTrees();
  const open = shownHotspots(useTopic('hotspots'), undefined).filter(({ endedAt }) => endedAt === null);
  if (totals === undefined) return null;
  const summary = say('desk.hotspots.summary', {
    open: open.length,
    today: formatCount(totals.today),
    history: historyText(totals, words),
  });
  const total = say('hotspots.calm.total');
  return (
    <>
      <PageHead
        title={say('desk.page.hotspots')}
        text={
          <HowButton id="total" what={total}>
            {summary}
          </HowButton>
        }
      />
      {totals.unmapped > 0 && (
        <p className="hotspots-dim">{say('hotspots.unmapped', { n: formatCount(totals.unmapped) })}</p>
      )}
      {categories.length + regions.length === 0 && (
        <p className="hotspots-dim">{say('desk.hotspots.noTrees')}</p>
      )}
    </>
  );
}

/** The hotspot and the formula that the address names; a hotspot of the past is looked for among those of the chosen days. */
function Opened() {
  const { words } = useWall();
  const trees = useTrees();
  const [{ hotspot, how }, change] = useAddress(hotspotsAddress);
  const totals = useCell('complaints', 'complaints');
  const now = shownHotspots(useTopic('hotspots'), useTopic('hotspotNotes'));
  const wanted = [hotspot, how].filter((id) => id !== '' && id !== 'total');
  const away = wanted.some((id) => now.every((one) => one.id !== id));
  const span = useSpan(HISTORY_DAYS);
  const past = useAsk('hotspots.list', away && span !== null ? { ...span, limit: MOST_LISTED } : null);
  const all: ShownHotspot[] = [...now, ...(past.answer?.rows ?? [])];
  const find = (id: string) => all.find((one) => one.id === id);
  const asked = find(how);
  const close = () => change({ how: '' });
  return (
    <>
      {hotspot !== '' && !past.loading && (
        <HotspotDrawer hotspot={find(hotspot)} close={() => change({ hotspot: '' })} />
      )}
      {how === 'total' && totals !== undefined && (
        <CountCard what={words.say('hotspots.calm.total')} count={totals} to={totals.to} close={close} />
      )}
      {asked !== undefined && (
        <CountCard what={placeLine(asked, trees, words)} count={asked} to={asked.to} close={close} />
      )}
    </>
  );
}

function Never() {
  const { say } = useWall().words;
  const maySet = useMay('settings.save');
  return (
    <>
      <PageHead title={say('desk.page.hotspots')} />
      <Note
        glyph="none"
        title={say('desk.hotspots.never')}
        text={say('desk.hotspots.never.text')}
        action={
          maySet ? { text: say('desk.hotspots.toSettings'), run: () => goToPage('settings') } : undefined
        }
      />
    </>
  );
}
