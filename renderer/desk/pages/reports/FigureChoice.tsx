import { Select } from 'antd';
import { useMemo } from 'react';
import { allFigures, type ReportFigure } from '../../../../shared/measure/report-figures.ts';
import { REPORT_LIMITS } from '../../../../shared/model/saved-report.ts';
import { figureTitle } from '../../../../shared/words/figure-name.ts';
import { useWall } from '../../../link/use-station.ts';

const groups = [
  ['metric', 'report.figures.ratios'],
  ['peak', 'report.figures.peaks'],
  ['counter', 'report.figures.counters'],
] as const satisfies [ReportFigure['kind'], string][];

/** Which figures a row has, in the order in which they were chosen. @param seconds thresholds of the service level that are kept */
export function FigureChoice({
  chosen,
  seconds,
  choose,
}: {
  chosen: readonly string[];
  seconds: readonly number[];
  choose: (figures: string[]) => void;
}) {
  const { words } = useWall();
  const { say } = words;
  const options = useMemo(() => {
    const all = allFigures(seconds);
    return groups.map(([kind, word]) => ({
      label: words.say(word),
      options: all
        .filter((figure) => figure.kind === kind)
        .map(({ name }) => ({ value: String(name), label: figureTitle(name, words) })),
    }));
  }, [words, seconds]);
  return (
    <Select
      mode="multiple"
      className="report-figures"
      aria-label={say('report.figures')}
      title={say('report.figures.most', { most: REPORT_LIMITS.figures })}
      optionFilterProp="label"
      maxCount={REPORT_LIMITS.figures}
      value={[...chosen]}
      options={options}
      onChange={(figures) => figures.length > 0 && choose(figures)}
    />
  );
}
