import type { Command } from '../cli/command.ts';
import { csvText } from '../../../shared/csv/csv-text.ts';
import { dataFolder, dataOption } from '../cli/data-folder.ts';
import { formatOf, formatOption } from '../cli/formats.ts';
import { jsonText } from '../cli/json-text.ts';
import {
  checkBrowser,
  checkClock,
  checkDataFolder,
  checkDisk,
  checkElectron,
  checkFonts,
  checkNode,
} from '../machine/check-machine.ts';
import type { Finding } from '../machine/check-machine.ts';
import { checkFormula } from '../machine/check-formula.ts';
import { checkPort } from '../machine/check-port.ts';
import { settingsOption, startSettings } from '../station-settings.ts';

/** `doctor`: what this machine has, and what to do about what is missing; exit code 1 when a station cannot run. */
export const doctor: Command = {
  name: 'doctor',
  usage: '[--data DIR] [--settings FILE] [--format json|csv]',
  summary:
    'what this machine has: Node, Electron, browser, fonts, disk, clock, port; what to do about what is missing',
  options: { data: dataOption, settings: settingsOption, format: formatOption },
  async run(line, io) {
    const format = formatOf(line);
    const folder = dataFolder(line, io.env);
    const settings = startSettings(line.text('settings'), folder, io.env);
    const { host, port } = settings.listen;
    const rows = [
      checkNode(process.version),
      checkElectron(),
      checkBrowser(process.platform, io.env),
      checkFonts(process.platform, io.env),
      checkDisk(folder),
      checkClock(Date.now(), io.env),
      await checkPort(host, port),
      checkDataFolder(folder),
      await checkFormula(folder, settings),
    ];
    if (format === 'json') io.out(jsonText({ rows }));
    else if (format === 'csv')
      io.print(
        csvText(
          ['check', 'state', 'found', 'todo'],
          rows.map((row) => ({ ...row })),
        ),
      );
    else rows.forEach((row) => io.out(plain(row)));
    return rows.some((row) => row.state === 'fail') ? 1 : 0;
  },
};

function plain({ check, state, found, todo }: Finding): string {
  return `${state.padEnd(4)}  ${check.padEnd(8)}  ${found}${todo === '' ? '' : ` — ${todo}`}`;
}
