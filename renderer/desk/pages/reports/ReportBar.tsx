import { Segmented, Select } from 'antd';
import { memo, type ReactNode } from 'react';
import { dimensionNames, ledgers } from '../../../../shared/measure/counters.ts';
import { comparisons } from '../../../../shared/time/compared-range.ts';
import { slotLengths } from '../../../../shared/time/slots.ts';
import { useWall } from '../../../link/use-station.ts';
import { useMay } from '../../parts/use-change.ts';
import { FigureChoice } from './FigureChoice.tsx';
import { type Days, reportRanges } from './report-range.ts';
import type { ChangeReports, ReportsAddress, ReportState } from './reports-address.ts';
import { ScopeChoice } from './ScopeChoice.tsx';

/** What is reported, and how it is cut. */
export const ReportBar = memo(function ReportBar({
  address,
  state,
  days,
  today,
  seconds,
  change,
}: {
  address: ReportsAddress;
  state: ReportState;
  days: Days;
  today: string;
  seconds: readonly number[];
  change: ChangeReports;
}) {
  const { say } = useWall().words;
  const leads = useMay('report.save');
  const dimensions = dimensionNames.filter((name) => leads || name !== 'agent');
  return (
    <div className="report-bar" role="search" aria-label={say('desk.page.reports')}>
      <RangeRow range={state.range} days={days} today={today} change={change} />
      <CutRows state={state} change={change} />
      <Row name={say('report.by')}>
        <Select
          mode="multiple"
          allowClear
          className="report-by"
          aria-label={say('report.by')}
          placeholder={say('report.by.none')}
          value={state.by}
          options={dimensions.map((value) => ({ value, label: say(`dimension.${value}`) }))}
          onChange={(by) => change({ by, sort: '' })}
        />
      </Row>
      <Row name={say('report.scope')}>
        <ScopeChoice scope={state.scope} dimensions={dimensions} choose={(scope) => change({ scope })} />
      </Row>
      <CompareRow state={state} against={address.against} today={today} change={change} />
      <Row name={say('report.figures')} wide>
        <FigureChoice
          chosen={state.figures}
          seconds={seconds}
          choose={(figures) => change({ figures, sort: '' })}
        />
      </Row>
    </div>
  );
});

function CutRows({ state, change }: { state: ReportState; change: ChangeReports }) {
  const { say } = useWall().words;
  return (
    <>
      <Row name={say('report.slot')}>
        <Segmented
          aria-label={say('report.slot')}
          value={state.slot}
          options={slotLengths.map((value) => ({ value, label: say(`report.slot.${value}`) }))}
          onChange={(slot) => change({ slot })}
        />
      </Row>
      <Row name={say('report.ledger')}>
        <Segmented
          aria-label={say('report.ledger')}
          value={state.ledger}
          options={ledgers.map((value) => ({
            value,
            label: say(`ledger.${value}`),
            title: say(`ledger.${value}.text`),
          }))}
          onChange={(ledger) => change({ ledger })}
        />
      </Row>
    </>
  );
}

function RangeRow(given: { range: ReportState['range']; days: Days; today: string; change: ChangeReports }) {
  const { say } = useWall().words;
  const { range, days, today, change } = given;
  return (
    <Row name={say('report.range')}>
      <Segmented
        aria-label={say('report.range')}
        value={range}
        options={reportRanges.map((value) => ({ value, label: say(`report.range.${value}`) }))}
        onChange={(next) =>
          change(
            next === 'custom'
              ? { range: next, from: days.first, to: days.last }
              : { range: next, from: '', to: '' },
          )
        }
      />
      <DayInput
        name={say('report.from')}
        value={days.first}
        most={today}
        choose={(from) => change({ range: 'custom', from, to: days.last })}
      />
      <DayInput
        name={say('report.to')}
        value={days.last}
        choose={(to) => change({ range: 'custom', from: days.first, to })}
      />
    </Row>
  );
}

function CompareRow(given: {
  state: Pick<ReportState, 'compare' | 'slot'>;
  against: string;
  today: string;
  change: ChangeReports;
}) {
  const { say } = useWall().words;
  const { state, against, today, change } = given;
  const months = state.slot === '1mo';
  return (
    <Row name={say('report.compare')}>
      <Select
        aria-label={say('report.compare')}
        popupMatchSelectWidth={false}
        value={state.compare}
        options={(['none', ...comparisons] as const).map((value) => ({
          value,
          label: say(value === 'year' && months ? 'report.compare.year.months' : `report.compare.${value}`),
        }))}
        onChange={(compare) => change({ compare })}
      />
      {state.compare === 'custom' && (
        <DayInput
          name={say('report.compare.from')}
          value={against}
          most={today}
          choose={(date) => change({ against: date })}
        />
      )}
    </Row>
  );
}

function Row({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className="report-choice" data-wide={wide || undefined}>
      <span aria-hidden="true">{name}</span>
      {children}
    </div>
  );
}

function DayInput(given: { name: string; value: string; most?: string; choose: (date: string) => void }) {
  const { name, value, most, choose } = given;
  return (
    <label className="report-day" title={name}>
      {value === '' ? name : value}
      <input
        type="date"
        aria-label={name}
        value={value}
        max={most}
        onClick={({ currentTarget }) => currentTarget.showPicker()}
        onChange={({ target }) => target.value !== '' && choose(target.value)}
      />
    </label>
  );
}
