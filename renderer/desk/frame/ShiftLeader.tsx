import { mayAs } from '../../../shared/model/person.ts';
import { lastBegun } from '../../../shared/time/current-shift.ts';
import { useStation, useTicking, useWall, useWho } from '../../link/use-station.ts';
import { useAsk } from '../parts/use-ask.ts';

/** Who leads the shift that is on; a desk names people, a wall never does. */
export function ShiftLeader() {
  const { say } = useWall().words;
  const { role } = useWho();
  const station = useStation();
  // Asked again with each shift, and when another roster counts.
  const start = useTicking(({ now }) => String(lastBegun(station?.shifts ?? [], now)?.start ?? ''));
  const { answer } = useAsk('shift.at', start !== '' && mayAs(role, 'leader') ? { at: Number(start) } : null);
  const leader = answer?.shift?.leader;
  return leader && start !== '' ? (
    <span className="date">{say('roster.now.leader', { name: leader })}</span>
  ) : null;
}
