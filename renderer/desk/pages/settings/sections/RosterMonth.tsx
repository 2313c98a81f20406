import { type DatedShift, shiftsOn } from '../../../../../shared/time/roster.ts';
import { useWall } from '../../../../link/use-station.ts';
import { useAddress } from '../../../use-address.ts';
import { MonthTable } from '../MonthTable.tsx';
import { monthGrid, monthOf } from '../month.ts';
import { useRoster } from '../use-roster.ts';
import { RosterDay } from './RosterDay.tsx';
import { RosterFiles } from './RosterFiles.tsx';

const usual = { month: '', day: '' };

/** Who has which shift, day by day of a month; the chosen date can be changed below. */
export function RosterMonth() {
  const { client, words } = useWall();
  const { say } = words;
  const { plan } = useRoster();
  const today = client.station.value?.today.date ?? '';
  const [{ month: asked, day: chosen }, go] = useAddress(usual);
  const month = monthOf(asked) ?? today.slice(0, 7);
  return (
    <section className="calendar roster-month" aria-label={say('settings.calendar.month', { month })}>
      <h3>{say('roster.view')}</h3>
      <p className="dim">{say('roster.view.text')}</p>
      <MonthTable
        month={month}
        title={<h4>{month}</h4>}
        turn={(next) => go({ month: next, day: '' }, 'replace')}
        day={(date) => (
          <Day
            date={date}
            shifts={shiftsOn(plan, date)}
            today={date === today}
            chosen={date === chosen}
            choose={() => go({ day: date === chosen ? '' : date })}
          />
        )}
      />
      {monthGrid(month).flat().includes(chosen) && (
        <RosterDay key={chosen} date={chosen} close={() => go({ day: '' }, 'replace')} />
      )}
      <RosterFiles month={month} />
    </section>
  );
}

function Day({
  date,
  shifts,
  today,
  chosen,
  choose,
}: {
  date: string;
  shifts: readonly DatedShift[];
  today: boolean;
  chosen: boolean;
  choose: () => void;
}) {
  const { say } = useWall().words;
  return (
    <button
      type="button"
      className="day"
      aria-current={today ? 'date' : undefined}
      aria-expanded={chosen}
      onClick={choose}
    >
      <span className="unseen">{date}</span>
      <b aria-hidden>{Number(date.slice(8))}</b>
      {shifts.length === 0 && <small>{say('roster.view.nobody')}</small>}
      {shifts.map(({ name, team, other }, at) => (
        <span key={at} className="roster-cell" title={other ? say('roster.view.other') : undefined}>
          {name} {team !== null && <em>{team}</em>}
          {other && ' *'}
        </span>
      ))}
    </button>
  );
}
