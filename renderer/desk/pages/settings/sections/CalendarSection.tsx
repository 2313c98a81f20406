import { Button, Input, Select } from 'antd';
import type { Workdays } from '../../../../../shared/model/calendar.ts';
import { calendarDay, isPublished } from '../../../../../shared/time/workdays.ts';
import { useWall } from '../../../../link/use-station.ts';
import { useAddress } from '../../../use-address.ts';
import { ChoiceField } from '../fields.tsx';
import { MonthTable } from '../MonthTable.tsx';
import { monthOf } from '../month.ts';
import { useField } from '../use-settings.ts';

const usual = { month: '' };
const path = ['calendars', 'workdays'] as const;

/** Which days are workdays: the calendar it begins with, and the centre's own exceptions, month by month. */
export function CalendarSection() {
  const { say } = useWall().words;
  const { value } = useField(path);
  // The draft was read by the schema.
  const calendar = value as Workdays;
  return (
    <>
      <p className="set-text">{say('settings.calendar.text')}</p>
      <ChoiceField
        path={[...path, 'base']}
        label={say('settings.calendar.base')}
        options={(['china', 'weekdays', 'everyDay'] as const).map((base) => ({
          value: base,
          label: say(`settings.calendar.${base}`),
        }))}
      />
      <Month calendar={calendar} />
      <Exceptions calendar={calendar} />
    </>
  );
}

function Month({ calendar }: { calendar: Workdays }) {
  const { client, words } = useWall();
  const { say } = words;
  const today = client.station.value?.today.date ?? '';
  const [{ month: asked }, go] = useAddress(usual);
  const month = monthOf(asked) ?? today.slice(0, 7);
  const { set, off } = useField([...path, 'exceptions']);
  const year = Number(month.slice(0, 4));
  const toggle = (date: string) => {
    const others = calendar.exceptions.filter((each) => each.date !== date);
    if (others.length < calendar.exceptions.length) return set(others);
    const day = calendarDay(date, calendar).work ? 'rest' : 'work';
    return set([...others, { date, day, note: '' }].sort((a, b) => (a.date < b.date ? -1 : 1)));
  };
  return (
    <section className="calendar" aria-label={say('settings.calendar.month', { month })}>
      <MonthTable
        month={month}
        title={<h3>{month}</h3>}
        turn={(next) => go({ month: next }, 'replace')}
        note={
          <span className="dim">
            {calendar.base === 'china' &&
              !isPublished(year) &&
              say('settings.calendar.unpublished', { year: String(year) })}
          </span>
        }
        day={(date) => (
          <Day date={date} calendar={calendar} today={date === today} off={off} toggle={toggle} />
        )}
      />
    </section>
  );
}

function Day({
  date,
  calendar,
  today,
  off,
  toggle,
}: {
  date: string;
  calendar: Workdays;
  today: boolean;
  off: boolean;
  toggle: (date: string) => void;
}) {
  const { say } = useWall().words;
  const { work, why, by } = calendarDay(date, calendar);
  return (
    <button
      type="button"
      className="day"
      data-work={work}
      data-by={by}
      aria-current={today ? 'date' : undefined}
      aria-pressed={by === 'exception'}
      disabled={off}
      onClick={() => toggle(date)}
    >
      <b>{Number(date.slice(8))}</b>{' '}
      <span>{say(work ? 'settings.calendar.work' : 'settings.calendar.rest')}</span>
      <small>{by === 'exception' ? `* ${why}` : why}</small>
    </button>
  );
}

function Exceptions({ calendar }: { calendar: Workdays }) {
  const { say } = useWall().words;
  const { set, off } = useField([...path, 'exceptions']);
  const { exceptions } = calendar;
  return (
    <section>
      <h3>{say('settings.calendar.exceptions')}</h3>
      <p className="dim">{say('settings.calendar.exceptions.text')}</p>
      <ul className="set-list">
        {exceptions.map((exception, at) => (
          <li key={exception.date} className="set-list-head">
            <b>{exception.date}</b>
            <Select
              aria-label={say('settings.calendar.day', { date: exception.date })}
              value={exception.day}
              disabled={off}
              options={(['work', 'rest'] as const).map((day) => ({
                value: day,
                label: say(`settings.calendar.${day}`),
              }))}
              onChange={(day) => set(exceptions.with(at, { ...exception, day }))}
            />
            <Input
              aria-label={say('settings.calendar.note', { date: exception.date })}
              placeholder={say('settings.calendar.note.hint')}
              value={exception.note}
              disabled={off}
              maxLength={128}
              onChange={({ target }) => set(exceptions.with(at, { ...exception, note: target.value }))}
            />
            <Button
              type="text"
              disabled={off}
              aria-label={say('setup.of', { act: say('setup.sources.remove'), what: exception.date })}
              onClick={() => set(exceptions.toSpliced(at, 1))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
