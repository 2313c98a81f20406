import { summaryFormats } from '../../../shared/model/summary-kinds.ts';
import type { ShiftPlan } from '../../../shared/time/roster.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { languages } from '../../../shared/words/words.ts';
import type { Command } from '../cli/command.ts';
import { dataFolder, dataOption } from '../cli/data-folder.ts';
import { oneOf } from '../cli/one-of.ts';
import { usageProblem } from '../problem.ts';
import { settingsInForce } from '../station-settings.ts';

/** `shift`: the summary of a shift as a file; works beside a running station. */
export const shift: Command = {
  name: 'shift',
  usage: '--data DIR --date D --shift NAME --format FORMAT --out PATH [--language zh-CN|en]',
  summary: 'the summary of a shift as a file, also beside a running station',
  options: {
    data: dataOption,
    date: { value: 'D', help: 'the local date on which the shift begins, e.g. 2026-05-18' },
    shift: { value: 'NAME', help: 'its name in the settings (shifts)' },
    format: { value: summaryFormats.join('|'), help: 'of the file' },
    out: { value: 'PATH', help: 'the file; it is there whole, or not at all' },
    language: { value: languages.join('|'), help: 'of the texts (default: zh-CN)' },
  },
  async run(line, io) {
    const format = oneOf('format', line.required('format'), summaryFormats);
    const language = oneOf('language', line.text('language') ?? 'zh-CN', languages);
    const out = line.required('out');
    const folder = dataFolder(line, io.env);
    const settings = settingsInForce(folder, io.env);
    // Loaded here because they bring the database in, which other commands do without.
    const [{ createZone }, { createWords }, { openData }, { makeSummary }, spans, exports] =
      await Promise.all([
        import('../../../shared/time/zone-day.ts'),
        import('../../../shared/words/words.ts'),
        import('../open-data.ts'),
        import('../../station/shift/summary.ts'),
        import('../../station/shift/summary-span.ts'),
        import('../../adapters/export/write-summary.ts'),
      ]);
    const zone = createZone(settings.zone);
    const date = dateOf(line.required('date'), zone);
    const named = shiftOf(line.required('shift'), settings);
    const asked = spans.shiftSpans(settings, zone, named, date);
    if (asked === null) throw usageProblem(`--date: ${named} is not on ${date}`, TIP);
    const uneven = spans.unevenEdge(zone, asked.span);
    if (uneven !== null) throw usageProblem(`--shift ${named} ${uneven}`, 'change its times in the settings');
    const reader = openData(folder);
    try {
      const summary = makeSummary(reader, settings, {
        ...asked,
        words: createWords(language, settings.words),
        shift: named,
        writtenAt: Date.now(),
        issue: 1,
        changes: [],
      });
      await exports.writeSummary(summary, format, out);
    } finally {
      reader.close();
    }
    return 0;
  },
};

const TIP = 'callwall help shift';

function dateOf(text: string, zone: Zone): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const found = year === undefined ? null : zone.dayByNumbers(Number(year), Number(month), Number(day));
  if (found !== null) return found.date;
  throw usageProblem(`--date ${text} is not a date`, 'write YYYY-MM-DD, e.g. 2026-05-18');
}

function shiftOf(name: string, { shifts, roster }: ShiftPlan): string {
  const names = [...new Set([...shifts, ...roster.extra].map((each) => each.name))];
  if (names.length === 0)
    throw usageProblem(
      `--shift ${name}: the settings have no shifts`,
      'name them in the settings, key shifts',
    );
  return oneOf('shift', name, names);
}
