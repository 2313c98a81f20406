import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { writtenSummaryKinds } from '../../../../shared/model/summary-kinds.ts';
import type { ShiftInstance } from '../../../../shared/time/roster.ts';
import { useCell, useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useAsk } from '../../parts/use-ask.ts';
import { useAddress } from '../../use-address.ts';
import { SummaryExport } from '../../summaries/SummaryExport.tsx';
import { shiftAddress } from './shift-address.ts';
import { dateBeside, isDate, summaryOf, type SummaryOf } from './summary-question.ts';
import { SummaryView } from './SummaryView.tsx';

/** The summary of a shift, a day, a week, a month or a quarter: the same that the files have. */
export function SummaryTab() {
  const { words } = useWall();
  const station = useStation();
  const on = useCell('duty', 'duty')?.on ?? null;
  const [state] = useAddress(shiftAddress);
  const today = station?.today.date ?? '';
  const date = isDate(state.date) ? state.date : (on?.date ?? today);
  const listed = useAsk('shift.list', state.kind === 'shift' && date !== '' ? { date } : null);
  const of = summaryOf(
    state,
    today,
    on,
    listed.answer?.shifts.map(({ name }) => name),
  );
  const { answer, fault, loading, again } = useAsk('shift.summary', of && { of, language: words.language });
  const { say } = words;
  const isNone = of === null && listed.answer !== undefined;
  return (
    <>
      <Picker of={of} date={date} shifts={listed.answer?.shifts ?? []} again={again} busy={loading} />
      {isNone && (
        <EmptyNote title={say('desk.shift.summary.noShift')} text={say('desk.shift.summary.noShift.text')} />
      )}
      {fault !== undefined && <ErrorNote fault={fault} again={again} />}
      {!isNone && answer === undefined && fault === undefined && <Loading rows={12} />}
      {of !== null && answer !== undefined && <SummaryExport of={of} />}
      {answer !== undefined && <SummaryView summary={answer.summary} />}
    </>
  );
}

function Picker({
  of,
  date,
  shifts,
  again,
  busy,
}: {
  of: SummaryOf | null;
  date: string;
  shifts: readonly ShiftInstance[];
  again: () => void;
  busy: boolean;
}) {
  const { say } = useWall().words;
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const [, change] = useAddress(shiftAddress);
  const kind = of?.kind ?? 'shift';
  const at = of?.date ?? date;
  const beside = (step: 1 | -1) => change({ date: dateBeside(zone, kind, at, step) });
  return (
    <div className="summary-picker">
      <Segmented
        aria-label={say('desk.shift.summary.kind')}
        options={writtenSummaryKinds.map((value) => ({
          value,
          label: say(`desk.shift.summary.kind.${value}`),
        }))}
        value={kind}
        onChange={(value) => change({ kind: value, date: at, shift: '' })}
      />
      <Button onClick={() => beside(-1)}>{say('desk.shift.summary.before')}</Button>
      <DateInput key={at} date={at} change={(value) => change({ date: value })} />
      <Button onClick={() => beside(1)}>{say('desk.shift.summary.after')}</Button>
      {kind === 'shift' && (
        <label>
          {say('desk.shift.summary.shift')}{' '}
          <Select
            className="summary-shift"
            aria-label={say('desk.shift.summary.shift')}
            options={[...new Set(shifts.map(({ name }) => name))].map((name) => ({
              value: name,
              label: name,
            }))}
            value={of?.kind === 'shift' ? of.name : null}
            onChange={(shift) => change({ date: at, shift: shift ?? '' })}
          />
        </label>
      )}
      <Button loading={busy} onClick={again}>
        {say('desk.shift.summary.again')}
      </Button>
    </div>
  );
}

function DateInput({ date, change }: { date: string; change: (date: string) => void }) {
  const { say } = useWall().words;
  const [text, setText] = useState(date);
  const type = (typed: string) => {
    setText(typed);
    if (isDate(typed.trim()) && typed.trim() !== date) change(typed.trim());
  };
  return (
    <label>
      {say('desk.shift.summary.date')}{' '}
      <Input
        className="summary-date"
        value={text}
        maxLength={10}
        status={isDate(text.trim()) ? '' : 'error'}
        onChange={({ target }) => type(target.value)}
      />
    </label>
  );
}
