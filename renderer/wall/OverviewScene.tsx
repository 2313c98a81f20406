import { useCell, useLink, useStation, useTopic, useWall } from '../link/use-station.ts';
import { Panel as AgentsNowPanel } from '../panels/agents-now/Panel.tsx';
import { Panel as ConnectRatePanel } from '../panels/connect-rate/Panel.tsx';
import { Panel as QueueNowPanel } from '../panels/queue-now/Panel.tsx';
import { Panel as QueuesAttentionPanel } from '../panels/queues-attention/Panel.tsx';
import { Panel as SlotsTodayPanel } from '../panels/slots-today/Panel.tsx';
import { Frame } from './Frame.tsx';
import { Notice } from './Notice.tsx';
import { noticeView } from './notice-view.ts';
import './overview.css';

/** 运行总览: are we holding the target, is a queue building, who can help, how did the day go. */
export function OverviewScene({ host }: { host: string }) {
  const { words } = useWall();
  const link = useLink();
  const station = useStation();
  const feeds = useTopic('feeds');
  const hasFigures = (useCell('today', 'offer')?.counters.offered ?? 0) > 0;
  const notice = noticeView({ link, station, feeds, hasFigures, host, words });
  return (
    <Frame title={words.say('scene.overview')}>
      {notice !== null ? (
        <Notice view={notice} />
      ) : (
        <main className="overview">
          <ConnectRatePanel />
          <QueueNowPanel />
          <AgentsNowPanel />
          <SlotsTodayPanel />
          <QueuesAttentionPanel />
        </main>
      )}
    </Frame>
  );
}
