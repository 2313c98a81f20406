import { useLive } from './use-live.ts';
import { ContactStep } from './ContactStep.tsx';
import { DayStep } from './DayStep.tsx';
import { stepOf } from './live-address.ts';
import { QueuesStep } from './QueuesStep.tsx';
import { WaitsStep } from './WaitsStep.tsx';
import './live.css';

const steps = { queues: QueuesStep, day: DayStep, waits: WaitsStep, contact: ContactStep };

/** All queues now, and the ways down: to a day by slots, to the waits of a slot, to the events of one contact. */
export function Page() {
  const [state] = useLive();
  const Step = steps[stepOf(state)];
  return (
    <div className="live">
      <Step />
    </div>
  );
}
