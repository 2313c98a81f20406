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
import { chartOption, chartView, strokeOf } from './report-chart.ts';
import type { ChangeReports, ReportsAddress } from './reports-address.ts';

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
  texts: { slots: readonly string[]; groups: readonly string[] };
  address: Pick<ReportsAddress, 'chart'>;
  change: ChangeReports;
}) {
  const { words, palette } = useWall();
  const { say } = words;
  const unit = useUnit();
  const found = figures.findIndex(({ name }) => name === address.chart);
  const at = Math.max(0, found);
  const figure = figures[at];
  const view = useMemo(
    () =>
      figure &&
      chartView(made, figure, at, { ...texts, now: words.say('report.now'), then: words.say('report.then') }),
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
        <ul className="report-key">
          {view.series.map((each, place) => {
            const { color, type } = strokeOf(each, place, palette);
            const shape = each.kind === 'bar' ? 'bar' : 'line';
            return (
              <li key={`${each.name} ${each.then}`}>
                <i
                  data-shape={shape}
                  style={{
                    borderColor: each.kind === 'bar' && each.then ? palette.barOutline : color,
                    borderTopStyle: type,
                  }}
                />
                {each.name}
              </li>
            );
          })}
          {view.shown < view.groups && <li>{label}</li>}
        </ul>
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
