import { Button, Dropdown } from 'antd';
import type { ReportArgs } from '../../../../shared/contract/asks/report-asks.ts';
import { summaryFormats, type SummaryFormat } from '../../../../shared/model/summary-kinds.ts';
import { formatCount } from '../../../../shared/words/format.ts';
import { useWall } from '../../../link/use-station.ts';
import { DeedLine } from '../../parts/DeedLine.tsx';
import { saveBase64 } from '../../parts/save-file.ts';
import { useAct } from '../../parts/use-act.ts';
import { useMay } from '../../parts/use-change.ts';

/** Writes the report that is shown as a file. @param args null: there is none. @param title its name, empty without one */
export function ExportMenu({ args, title }: { args: ReportArgs | null; title: string }) {
  const { client, words } = useWall();
  const { say } = words;
  const { deed, act } = useAct();
  const may = useMay('report.export');
  if (!may) return null;
  const write = (format: SummaryFormat) =>
    act(
      async () => {
        if (args === null) return '';
        const { file, cells, most } = await client.ask('report.export', {
          ask: args,
          title,
          format,
          language: words.language,
        });
        if (file === null) return say('report.cells', { cells: formatCount(cells), most: formatCount(most) });
        await saveBase64(file.name, file.base64);
        return say('report.export.done', { name: file.name });
      },
      (said) => said,
    );
  const name = (format: SummaryFormat): string =>
    format === 'csv' || format === 'png' ? say(`report.export.${format}`) : format.toUpperCase();
  return (
    <>
      <DeedLine deed={deed} />
      <Dropdown
        trigger={['click']}
        disabled={args === null}
        menu={{
          items: summaryFormats.map((format) => ({ key: format, label: name(format) })),
          onClick: ({ key }) => {
            const format = summaryFormats.find((each) => each === key);
            if (format !== undefined) void write(format);
          },
        }}
      >
        <Button loading={deed.busy} aria-haspopup="menu">
          {say('report.export')}
        </Button>
      </Dropdown>
    </>
  );
}
