import { Drawer } from 'antd';
import { useWall } from '../../../link/use-station.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { useMay } from '../../parts/use-change.ts';
import { StoryEvents } from './StoryEvents.tsx';
import { StoryFacts } from './StoryFacts.tsx';
import { StoryLinks } from './StoryLinks.tsx';
import { Supervise } from './Supervise.tsx';
import { useFresh } from '../../parts/use-fresh.ts';

/** One order's story beside the page; empty: none. Only for those who may see who works on it. */
export function OrderDrawer({ order, close }: { order: string; close: () => void }) {
  const { say } = useWall().words;
  const may = useMay('orders.get');
  return (
    <Drawer
      title={say('orders.story.title', { order })}
      size="min(52rem, 94vw)"
      open={order !== '' && may}
      onClose={close}
      destroyOnHidden
    >
      {order !== '' && may && <Story key={order} order={order} />}
    </Drawer>
  );
}

function Story({ order }: { order: string }) {
  const { answer: story, fault, again } = useAsk('orders.get', { order });
  useFresh(again);
  return (
    <div className="order-story">
      {fault !== undefined && <ErrorNote fault={fault} again={again} />}
      {story === undefined && fault === undefined && <Loading rows={10} />}
      {story !== undefined && (
        <>
          <StoryFacts story={story} />
          <Supervise row={story.row} done={again} />
          <StoryLinks story={story} />
          <StoryEvents story={story} />
        </>
      )}
    </div>
  );
}
