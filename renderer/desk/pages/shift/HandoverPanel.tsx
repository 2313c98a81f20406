import type { DutyCell, Handover, HandoverShift } from '../../../../shared/model/handover.ts';
import { momentText } from '../../../../shared/alerts-text/alert-line.ts';
import { useTopic } from '../../../link/use-station.ts';
import { GiveForm } from './GiveForm.tsx';
import { ReplyForm } from './ReplyForm.tsx';
import { useItemSight } from './use-item-sight.ts';

/** A shift that is over is offered to be handed over for so long without anybody asking for it, ms. */
const RECENT_MS = 2 * 3_600_000;

/** What there is to hand over and to accept now: the shift before, where it still is, and the one that is on. */
export function HandoverPanel({ duty: { before, on, late } }: { duty: DutyCell }) {
  const { words, now } = useItemSight();
  const all = Object.values(useTopic('handovers') ?? {});
  const lastOf = (shift: HandoverShift | null) =>
    all
      .filter((each) => each.shift.start === shift?.start)
      .toSorted((a, b) => Number(a.id) - Number(b.id))
      .at(-1);
  const [past, present] = [lastOf(before), lastOf(on)];
  // As a rule a shift is handed over around the time at which the next one begins; not everywhere every shift is.
  const isRecent = on !== null && now < on.start + RECENT_MS;
  const isPastOpen =
    before !== null && past?.state !== 'accepted' && (isRecent || late || past !== undefined);
  return (
    <section className="handover-panel">
      <h2>{words.say('desk.shift.handover')}</h2>
      {isPastOpen && <Step key={`before ${past?.id ?? ''}`} shift={before} handover={past} />}
      {on !== null && <Step key={`on ${present?.id ?? ''}`} shift={on} handover={present} />}
    </section>
  );
}

function Step({ shift, handover }: { shift: HandoverShift; handover: Handover | undefined }) {
  const { words, zone, now } = useItemSight();
  if (handover?.state === 'given') return <ReplyForm handover={handover} />;
  if (handover === undefined || handover.reply === null) return <GiveForm shift={shift} />;
  const { at, by, reason } = handover.reply;
  const told = { shift: shift.name, by, at: momentText(zone, at, now), reason };
  if (handover.state === 'accepted') return <p>{words.say('desk.shift.handover.done', told)}</p>;
  return (
    <>
      <p className="handover-declined">{words.say('desk.shift.handover.wasDeclined', told)}</p>
      <GiveForm shift={shift} />
    </>
  );
}
