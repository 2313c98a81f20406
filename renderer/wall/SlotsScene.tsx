import { Calm } from '../charts/Calm.tsx';
import { Panel as DayFiguresPanel } from '../panels/day-figures/Panel.tsx';
import { Panel as QueueHeatPanel } from '../panels/queue-heat/Panel.tsx';
import { Panel as SlotBandsPanel } from '../panels/slot-bands/Panel.tsx';
import './slots.css';

/** 分时段指标: which queue missed the target when, what a contact costs, how many came against other days. */
export function SlotsScene() {
  return (
    <main className="slots-scene">
      <DayFiguresPanel />
      <Calm>
        <QueueHeatPanel />
      </Calm>
      <Calm>
        <SlotBandsPanel />
      </Calm>
    </main>
  );
}
