import { useTopic, useWall } from '../../link/use-station.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { faultsView } from './view.ts';

/** One line for problems of the system itself; takes no room while there is none. */
export function Panel() {
  const { words } = useWall();
  const view = faultsView(useTopic('faults'), words);
  if (view === null) return null;
  return (
    <p className="banner" role="alert" data-level={view.level}>
      <Glyph name={view.level} />
      <b>{view.text}</b>
      <span className="tip">{view.tip}</span>
      {view.more > 0 && <span className="more">{words.say('faults.more', { count: view.more })}</span>}
    </p>
  );
}
