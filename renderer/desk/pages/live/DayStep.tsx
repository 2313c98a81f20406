import { Button, Segmented } from 'antd';
import { useEffect, useMemo } from 'react';
import { ledgers } from '../../../../shared/measure/counters.ts';
import { formatLocal } from '../../../../shared/time/format.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { useDataSecond } from '../../../panels/use-staleness.ts';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { type Asked, useAsk } from '../../parts/use-ask.ts';
import { Crumbs } from './Crumbs.tsx';
import { type DayLine, dayLines, dayTotal } from './day-lines.ts';
import { DayTable } from './DayTable.tsx';
import { ledgerOf, thresholdOf } from './live-address.ts';
import { SlotChart } from './SlotChart.tsx';
import { useLive } from './use-live.ts';

/** Today is asked for again this often, ms. */
const AGAIN_MS = 15_000;
const DAY_MS = 86_400_000;

/** A day of one queue, or of the centre, slot by slot. */
export function DayStep() {
  const [state] = useLive();
  const station = useStation();
  const today = station?.today.date ?? '';
  const day = state.day || today;
  const ledger = ledgerOf(state.ledger);
  const asked = useAsk('rows.slots', day === '' ? null : { queue: state.queue, day, ledger });
  useAgain(asked, day === today);
  const minute = Math.floor(useDataSecond() / 60_000) * 60_000;
  const { answer } = asked;
  const seconds = thresholdOf(state.seconds, answer?.formula.serviceLevelSeconds);
  const view = useMemo(() => {
    if (answer === undefined) return undefined;
    const { excludeShortAbandons, serviceLevelVariant: variant } = answer.formula;
    const rules = { ledger, excludeShortAbandons, variant, seconds };
    return { lines: dayLines(answer.slots, rules, minute), total: dayTotal(answer.slots, rules), seconds };
  }, [answer, ledger, seconds, minute]);
  return (
    <>
      <div className="step-head">
        <Crumbs />
        <DayChoice day={day} today={today} />
        <LedgerChoice />
        <ThresholdChoice all={answer?.formula.serviceLevelSeconds ?? []} seconds={seconds} />
      </div>
      <DayBody asked={asked} view={view} />
    </>
  );
}

function DayBody({
  asked,
  view,
}: {
  asked: Asked<unknown>;
  view: { lines: DayLine[]; total: DayLine; seconds: number } | undefined;
}) {
  const { say } = useWall().words;
  if (asked.fault !== undefined) return <ErrorNote fault={asked.fault} again={asked.again} />;
  if (view === undefined) return <Loading rows={12} />;
  const { lines, total, seconds } = view;
  if (total.offered + total.answered + total.abandoned === 0)
    return <EmptyNote title={say('live.day.none')} />;
  return (
    <>
      <SlotChart lines={lines} />
      <DayTable lines={lines} total={total} seconds={seconds} />
    </>
  );
}

/** The day under way grows. */
function useAgain({ again }: Asked<unknown>, running: boolean): void {
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, [again, running]);
}

function DayChoice({ day, today }: { day: string; today: string }) {
  const { say } = useWall().words;
  const [, change] = useLive();
  const zone = useStation()?.zone ?? 'UTC';
  const to = (date: string) => change({ day: date === today ? '' : date });
  const beside = (days: number) => {
    const noon = zoneNamed(zone).dayByDate(day).start + DAY_MS / 2;
    return formatLocal(zoneNamed(zone), noon + days * DAY_MS, 'date');
  };
  if (day === '') return null;
  return (
    <div className="day-choice" role="group" aria-label={say('live.day')}>
      <Button
        aria-label={say('live.day.before')}
        title={say('live.day.before')}
        onClick={() => to(beside(-1))}
      >
        ‹
      </Button>
      <label>
        {day}
        <input
          type="date"
          aria-label={say('live.day')}
          value={day}
          max={today}
          onClick={({ currentTarget }) => currentTarget.showPicker()}
          onChange={({ target }) => target.value !== '' && to(target.value)}
        />
      </label>
      <Button
        aria-label={say('live.day.after')}
        title={say('live.day.after')}
        disabled={day >= today}
        onClick={() => to(beside(1))}
      >
        ›
      </Button>
    </div>
  );
}

/** The table has one column for the service level, whichever threshold it is of. */
function ThresholdChoice({ all, seconds }: { all: readonly number[]; seconds: number }) {
  const { say } = useWall().words;
  const [, change] = useLive();
  if (all.length < 2) return null;
  return (
    <Segmented
      aria-label={say('live.level.choose')}
      title={say('live.level.choose')}
      value={seconds}
      options={all.map((each) => ({ value: each, label: say('live.level', { seconds: each }) }))}
      onChange={(chosen) => change({ seconds: chosen === all[0] ? 0 : chosen })}
    />
  );
}

function LedgerChoice() {
  const { say } = useWall().words;
  const [state, change] = useLive();
  return (
    <Segmented
      aria-label={say('card.ledger')}
      value={ledgerOf(state.ledger)}
      options={ledgers.map((ledger) => ({ value: ledger, label: say(`ledger.${ledger}`) }))}
      onChange={(ledger) => change({ ledger })}
    />
  );
}
