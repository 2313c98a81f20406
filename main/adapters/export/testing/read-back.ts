import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { expect } from 'vitest';
import type {
  Summary,
  SummaryTable,
  SummaryValue,
  SummaryValueKind,
} from '../../../../shared/model/summary.ts';
import type { SummaryFormat } from '../../../../shared/model/summary-kinds.ts';
import { writeSummary } from '../write-summary.ts';
import { pdfText, sheetsAsCsv } from './office.ts';

/*
 * Files of a summary read by other programs and held against the document, cell by cell. How a value is to be shown is
 * written down here once more, apart from the product.
 */

/** Writes a summary in every format that has texts and holds each against it. */
export async function checkFiles(summary: Summary): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-read-back-'));
  try {
    const write = async (format: SummaryFormat): Promise<string> => {
      const path = join(folder, `summary.${format}`);
      await writeSummary(summary, format, path);
      return path;
    };
    const book = await write('xlsx');
    checkWorkbook(book, summary);
    checkShownSheets(book, summary);
    checkTables(await write('csv'), summary);
    checkPages(await write('pdf'), summary);
    expect(JSON.parse(readFileSync(await write('json'), 'utf8'))).toEqual(summary);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The workbook's own XML: every cell has its value and type, nothing is a formula. */
function checkWorkbook(file: string, { tables, zone }: Summary): void {
  const parts = unzipSync(readFileSync(file));
  tables.forEach((table, at) => {
    const xml = strFromU8(parts[`xl/worksheets/sheet${at + 2}.xml`]!);
    expect(xml).not.toMatch(/<f[ >]/);
    const cells = new Map(
      [...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([, name, body]) => [
        name,
        body,
      ]),
    );
    const read = table.rows.map((row, line) =>
      row.map((_, column) =>
        held(table.columns[column]!.kind, cellValue(cells.get(`${letters(column)}${line + 5}`))),
      ),
    );
    const expected = table.rows.map((row) =>
      row.map((value, column) => serial(zone, table.columns[column]!.kind, value)),
    );
    expect([table.key, read]).toEqual([table.key, expected]);
  });
}

/** The workbook as LibreOffice shows it, exported by it as CSV, a file a sheet. */
function checkShownSheets(file: string, { tables, zone }: Summary): void {
  const sheets = sheetsAsCsv(file);
  expect(sheets).toHaveLength(tables.length + 1);
  tables.forEach((table, at) => {
    const rows: string[][] = parse(sheets[at + 1]!, { relax_column_count: true, bom: true });
    const wrong = differing(table, (line, column) => rows[line + 4]?.[column] ?? '', zone);
    expect([table.key, wrong]).toEqual([table.key, []]);
  });
}

/** The tables of the zip, to the last decimal. */
function checkTables(file: string, { tables, zone }: Summary): void {
  const parts = Object.entries(unzipSync(readFileSync(file)));
  expect(parts).toHaveLength(tables.length);
  tables.forEach(({ key, columns, rows }, at) => {
    const [name, bytes] = parts[at]!;
    expect(name).toBe(`${String(at + 1).padStart(2, '0')}-${key}.csv`);
    const read: string[][] = parse(strFromU8(bytes), { bom: true });
    const expected = rows.map((row) =>
      row.map((value, column) => {
        if (value === null) return '';
        if (typeof value === 'string') return value;
        const { kind } = columns[column]!;
        return kind === 'time' ? localMinute(zone, value) : kind === 'duration' ? value / 1000 : value;
      }),
    );
    const typed = read
      .slice(1)
      .map((row, line) =>
        row.map((cell, column) =>
          typeof expected[line]?.[column] === 'number' ? Number(cell) : unguarded(cell),
        ),
      );
    expect([key, typed]).toEqual([key, expected]);
  });
}

/** Every row stands on the pages: its numbers in their order in one line, its texts somewhere. */
function checkPages(file: string, { tables, zone }: Summary): void {
  const lines = pdfText(file, 'layout').split('\n');
  // In the order in which they were drawn: the lines of a cell follow each other.
  const letters = pdfText(file, 'raw').replaceAll(/\s/g, '');
  for (const { key, columns, rows } of tables) {
    const missing = rows.filter((row) => {
      const numbers = row.flatMap((value, at) =>
        typeof value === 'number' ? [shownAs(zone, columns[at]!.kind, value)] : [],
      );
      const texts = row.filter((value) => typeof value === 'string');
      const isThere = lines.some((line) => standInOrder(line, numbers));
      return !isThere || texts.some((value) => !letters.includes(value.replaceAll(/\s/g, '')));
    });
    expect([key, missing]).toEqual([key, []]);
  }
}

/** Each of them, in one of its forms, after the one before; none is part of a longer number. */
function standInOrder(line: string, numbers: readonly (readonly string[])[]): boolean {
  let from = 0;
  return numbers.every((allowed) => {
    const ends = allowed.flatMap((form) => {
      const found = new RegExp(`(?<![\\d.,:])${form}(?![\\d:,%]|\\.\\d)`, 'g');
      found.lastIndex = from;
      return found.exec(line) === null ? [] : [found.lastIndex];
    });
    from = Math.min(...ends);
    return ends.length > 0;
  });
}

function differing(
  table: SummaryTable,
  read: (line: number, column: number) => string,
  zone: string,
): string[] {
  return table.rows.flatMap((row, line) =>
    row.flatMap((value, column) => {
      const { kind, key } = table.columns[column]!;
      const allowed =
        value === null ? ['', '—'] : typeof value === 'string' ? [value] : shownAs(zone, kind, value);
      const cell = read(line, column);
      return allowed.includes(cell) ? [] : [`${line} ${key}: ${cell} instead of ${allowed.join(' or ')}`];
    }),
  );
}

/** As screens show it; a rate may be cut instead of rounded, lest it reach its target or all. */
function shownAs(zone: string, kind: SummaryValueKind, value: number): string[] {
  if (kind === 'time') return [localMinute(zone, value)];
  if (kind === 'score') return [value.toFixed(1), (Math.round(value * 10) / 10).toFixed(1)];
  if (kind === 'duration') return [clock(Math.trunc(value / 1000))];
  if (kind !== 'rate') return [String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',')];
  const cut = `${(Math.floor(value * 1000 + 1e-9) / 10).toFixed(1)}%`;
  const rounded = `${(Math.round(value * 1000) / 10).toFixed(1)}%`;
  return value < 1 && rounded === '100.0%' ? [cut] : [rounded, cut];
}

function clock(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function localMinute(zone: string, time: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(
    time,
  );
}

/** What a spreadsheet is to hold: the local minute for times, whole seconds for durations. */
function serial(zone: string, kind: SummaryValueKind, value: SummaryValue): SummaryValue {
  if (typeof value !== 'number') return value;
  if (kind === 'duration') return Math.trunc(value / 1000);
  if (kind !== 'time') return value;
  return Date.parse(`${localMinute(zone, value).replace(' ', 'T')}Z`) / 60_000;
}

/** The same of what it holds: days since 1899-12-30 for times, parts of a day for durations. */
function held(kind: SummaryValueKind, value: SummaryValue): SummaryValue {
  if (typeof value !== 'number') return value;
  if (kind === 'duration') return Math.round(value * 86_400);
  return kind === 'time' ? Math.round(value * 1440) + Date.UTC(1899, 11, 30) / 60_000 : value;
}

/** A dash is nothing. */
function cellValue(body: string | undefined): SummaryValue {
  const text = /<t[^>]*>(.*?)<\/t>/s.exec(body ?? '')?.[1];
  if (text === undefined) {
    const number = /<v>(.*?)<\/v>/.exec(body ?? '')?.[1];
    return number === undefined ? null : Number(number);
  }
  const plain = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
  return plain === '—' ? null : plain.replaceAll('&apos;', "'").replaceAll('&amp;', '&');
}

/** What a spreadsheet would take for a formula has an apostrophe before it. */
function unguarded(cell: string): string {
  return /^'[\s'"]*[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}

function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : letters(rest - 1)) + String.fromCharCode(65 + (column % 26));
}
