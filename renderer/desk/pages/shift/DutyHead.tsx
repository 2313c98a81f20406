import type { DutyCell, HandoverShift } from '../../../../shared/model/handover.ts';
import { momentText } from '../../../../shared/alerts-text/alert-line.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { useItemSight } from './use-item-sight.ts';

/** Who is on, who comes next, and whether the shift before still waits to be taken over. */
export function DutyHead({ duty: { before, on, next, late } }: { duty: DutyCell }) {
  const { words, zone, now } = useItemSight();
  const { say } = words;
  return (
    <section className="duty-head" aria-label={say('desk.shift.on')}>
      {on !== null && (
        <ShiftCard title={say(now < on.end ? 'desk.shift.on' : 'desk.shift.over')} shift={on} main />
      )}
      {next !== null && <ShiftCard title={say('desk.shift.next')} shift={next} />}
      {late && before !== null && on !== null && (
        <p className="duty-late">
          <Glyph name="warning" />
          <b>{say('desk.shift.late')}</b>
          {say('desk.shift.late.text', { shift: before.name, at: momentText(zone, on.start, now) })}
        </p>
      )}
    </section>
  );
}

function ShiftCard({ title, shift, main = false }: { title: string; shift: HandoverShift; main?: boolean }) {
  const { words, zone, now } = useItemSight();
  const { say } = words;
  const { name, team, leader, start, end } = shift;
  const at = (ms: number) => momentText(zone, ms, now);
  return (
    <div className="duty-shift" data-main={main}>
      <h2>{title}</h2>
      <p>
        <b>{name}</b> {team ?? say('desk.shift.team.none')}
      </p>
      <p>{leader === null ? say('desk.shift.leader.none') : say('desk.shift.leader', { name: leader })}</p>
      <p className="dim">{say('desk.shift.span', { from: at(start), to: at(end) })}</p>
    </div>
  );
}
