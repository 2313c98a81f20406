import { Select } from 'antd';
import { useMemo } from 'react';
import type { MadeReport, ReportArgs } from '../../../../shared/contract/asks/report-asks.ts';
import type { ReportFigure } from '../../../../shared/measure/report-figures.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import { figureTitle } from '../../../../shared/words/figure-name.ts';
import { Chart } from '../../../charts/Chart.tsx';
import { FONT } from '../../../charts/font.ts';
import { useWall } from '../../../link/use-station.ts';
import { useUnit } from '../../use-unit.ts';
import { chartOption, type ChartView, chartView, strokeOf } from './report-chart.ts';
import type { ChangeReports, ReportsAddress } from './reports-address.ts';
import type { ReportTexts } from './use-report-texts.ts';

/** One figure of the report, drawn, under the name of its ledger. */
export function ReportChart({
  made,
  args,
  figures,
  texts,
  address,
  change,
}: {
  made: MadeReport;
  args: ReportArgs;
  figures: readonly ReportFigure[];
  texts: ReportTexts;
  address: Pick<ReportsAddress, 'chart'>;
  change: ChangeReports;
}) {
  const { words, palette } = useWall();
  const { say } = words;
  const unit = useUnit();
  const at = Math.max(
    0,
    figures.findIndex(({ name }) => name === address.chart),
  );
  const figure = figures[at];
  const view = useMemo(
    () =>
      figure &&
      chartView(made, figure, at, {
        ...texts,
        now: words.say('report.now'),
        before: words.say('report.then'),
      }),
    [made, figure, at, texts, words],
  );
  // One value is no picture.
  if (figure === undefined || view === undefined || view.names.length < 2) return null;
  const ledger = say(`ledger.${args.ledger}`);
  const name = figureTitle(figure.name, words);
  const label =
    view.shown < view.groups
      ? say('report.chart.groups', { figure: name, ledger, count: formatCount(view.shown) })
      : say('report.chart.label', { figure: name, ledger, count: formatCount(made.slots.length) });
  return (
    <section className="report-chart">
      <div className="report-chart-head">
        <FigureSelect figures={figures} figure={figure} ledger={ledger} change={change} />
        <ChartKey view={view} more={view.shown < view.groups ? label : ''} />
      </div>
      <div className="report-plot" role="img" aria-label={label}>
        <Chart
          picture={{
            shape: `${figure.name} ${view.series.length} ${palette.ground} ${unit}`,
            data: JSON.stringify(view),
            option: () => chartOption(view, figure, { palette, font: FONT, unit }),
          }}
        />
      </div>
    </section>
  );
}

/** Which stroke is whose; `more`: that there are others, which are not drawn. */
function ChartKey({ view, more }: { view: ChartView; more: string }) {
  const { palette } = useWall();
  return (
    <ul className="report-key">
      {view.series.map((each, place) => {
        const { color, type } = strokeOf(each, place, palette);
        const bar = each.kind === 'bar';
        const borderColor = bar && each.before ? palette.barOutline : color;
        return (
          <li key={`${each.name} ${each.before}`}>
            <i data-shape={each.kind} style={{ borderColor, borderTopStyle: bar ? 'solid' : type }} />
            {each.name}
          </li>
        );
      })}
      {more !== '' && <li>{more}</li>}
    </ul>
  );
}

function FigureSelect(given: {
  figures: readonly ReportFigure[];
  figure: ReportFigure;
  ledger: string;
  change: ChangeReports;
}) {
  const { figures, figure, ledger, change } = given;
  const { words } = useWall();
  const { say } = words;
  return (
    <Select
      aria-label={say('report.chart')}
      popupMatchSelectWidth={false}
      value={String(figure.name)}
      options={figures.map((each) => ({
        value: String(each.name),
        label: say('report.chart.title', { figure: figureTitle(each.name, words), ledger }),
      }))}
      onChange={(chart) => change({ chart })}
    />
  );
}
