import { Skeleton } from 'antd';
import { useWall } from '../../link/use-station.ts';

/** Stands where something is on its way. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const { words } = useWall();
  return (
    <div className="loading" role="status" aria-label={words.say('desk.loading')}>
      <Skeleton title={false} paragraph={{ rows }} />
    </div>
  );
}
