import { Calm } from '../charts/Calm.tsx';
import { Panel as AgentsNowPanel } from '../panels/agents-now/Panel.tsx';
import { Panel as ConnectRatePanel } from '../panels/connect-rate/Panel.tsx';
import { Panel as QueueNowPanel } from '../panels/queue-now/Panel.tsx';
import { Panel as QueuesAttentionPanel } from '../panels/queues-attention/Panel.tsx';
import { Panel as SlotsTodayPanel } from '../panels/slots-today/Panel.tsx';
import './overview.css';

/** 运行总览: are we holding the target, is a queue building, who can help, how did the day go. */
export function OverviewScene() {
  return (
    <main className="overview">
      <ConnectRatePanel />
      <QueueNowPanel />
      <AgentsNowPanel />
      <Calm>
        <SlotsTodayPanel />
        <QueuesAttentionPanel />
      </Calm>
    </main>
  );
}
