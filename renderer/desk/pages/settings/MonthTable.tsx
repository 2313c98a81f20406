import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWall } from '../../../link/use-station.ts';
import { monthGrid, nextMonth } from './month.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

/** A month by weeks, with the way to the months beside it. @param month `YYYY-MM` @param day what stands at a date */
export function MonthTable(given: {
  month: string;
  title: ReactNode;
  turn: (month: string) => void;
  note?: ReactNode;
  day: (date: string) => ReactNode;
}) {
  const { month, title, turn, note, day } = given;
  const { say } = useWall().words;
  return (
    <>
      <div className="calendar-head">
        <Button onClick={() => turn(nextMonth(month, -1))}>{say('settings.calendar.before')}</Button>
        {title}
        <Button onClick={() => turn(nextMonth(month, 1))}>{say('settings.calendar.after')}</Button>
        {note}
      </div>
      <table>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {say(`weekday.${weekday}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthGrid(month).map((week) => (
            <tr key={week.find((date) => date !== null)}>
              {week.map((date, at) => (
                <td key={at}>{date !== null && day(date)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
