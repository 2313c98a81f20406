import { Drawer } from 'antd';
import { momentText } from '../../../../shared/alerts-text/alert-line.ts';
import type { Answers } from '../../../../shared/contract/asks.ts';
import { useTopic, useWall } from '../../../link/use-station.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { useFresh } from '../../parts/use-fresh.ts';
import { StateText } from './HandoverHistory.tsx';
import { ItemLink } from './ItemLink.tsx';
import { itemTexts, whoText } from './item-texts.ts';
import { useAgainWhen } from './use-again-when.ts';
import { useItemSight } from './use-item-sight.ts';

/** What was handed over, as it was then, and how each item is now. */
export function HandoverDrawer({ id, close }: { id: string; close: () => void }) {
  const { say } = useWall().words;
  const { answer, fault, again } = useAsk('handover.get', { id });
  useFresh(again);
  useAgainWhen(useTopic('handovers'), again);
  const shift = answer?.handover.shift;
  return (
    <Drawer
      open
      onClose={close}
      size="min(48rem, 94vw)"
      mask={{ enabled: false }}
      className="handover-drawer"
      title={
        shift === undefined
          ? say('desk.shift.handover')
          : say('desk.shift.handover.itemsOf', { shift: `${shift.date} ${shift.name}` })
      }
    >
      {fault !== undefined && <ErrorNote fault={fault} again={again} />}
      {answer === undefined && fault === undefined && <Loading />}
      {answer !== undefined && <Body answer={answer} />}
    </Drawer>
  );
}

function Body({ answer: { handover, items } }: { answer: Answers['handover.get'] }) {
  const sight = useItemSight();
  const { words, zone, now } = sight;
  const { say } = words;
  const { shift, to, at, remark } = handover;
  const told = { shift: shift.name, by: whoText(handover, words), at: momentText(zone, at, now), to };
  return (
    <>
      <p>
        {say('desk.shift.handover.waits', told)} · <StateText handover={handover} />
      </p>
      {remark !== '' && <p className="note-words">{remark}</p>}
      {items.length === 0 ? (
        <p className="dim">{say('duty.open.none')}</p>
      ) : (
        <table className="shift-table" aria-label={say('desk.shift.column.items')}>
          <thead>
            <tr>
              <th scope="col">{say('desk.shift.column.kind')}</th>
              <th scope="col">{say('desk.shift.column.item')}</th>
              <th scope="col">{say('desk.shift.handover.then')}</th>
              <th scope="col">{say('desk.shift.handover.now')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ item, now: state }) => {
              // As it was told when it was handed over.
              const { what, more } = itemTexts(item, { ...sight, now: at });
              return (
                <tr key={`${item.kind} ${item.id}`} data-state={state}>
                  <td>{say(`duty.item.${item.kind}`)}</td>
                  <th scope="row">
                    <ItemLink item={item} text={what} />
                  </th>
                  <td>{more.join(' · ')}</td>
                  <td className="time">{say(`desk.shift.item.${state}`)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}
