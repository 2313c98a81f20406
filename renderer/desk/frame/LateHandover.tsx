import { useCell, useWall } from '../../link/use-station.ts';
import { Glyph } from '../../panels/parts/Glyph.tsx';
import { PageLink } from '../parts/PageLink.tsx';

/** Says that the shift before is not taken over though this one began; nothing while it is, or nobody hands over. */
export function LateHandover() {
  const { say } = useWall().words;
  const duty = useCell('duty', 'duty');
  if (duty?.late !== true) return null;
  return (
    <span className="late-handover">
      <Glyph name="warning" />
      <PageLink page="shift" state={{}}>
        {say('desk.shift.late')}
      </PageLink>
    </span>
  );
}
