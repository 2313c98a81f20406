import type { Summary } from '../../../shared/model/summary.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { formatTarget } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import { chartsOf } from '../../../shared/summary-text/chart-data.ts';
import { summaryHead } from '../../../shared/summary-text/summary-head.ts';
import { chartXml } from './xlsx/chart-xml.ts';
import { columnName } from './xlsx/cells.ts';
import { drawingXml, overviewSheet } from './xlsx/overview-sheet.ts';
import { sheetNames } from './xlsx/sheet-names.ts';
import { createStyles } from './xlsx/styles.ts';
import { HEAD_ROW, tableSheet } from './xlsx/table-sheet.ts';
import { XML_HEAD, xmlText } from './xlsx/xml.ts';
import { zipFiles } from './zip-files.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument';

/**
 * A workbook: an overview with the charts, then a sheet a table. It is written here, part by part, because of the libraries
 * under a permissive licence one writes no chart of bars and lines, one writes no charts, and one is a whole Go runtime.
 */
export function summaryXlsx(summary: Summary, words: Words): Uint8Array {
  const zone = createZone(summary.zone);
  const styles = createStyles();
  const head = summaryHead(summary, zone, words);
  const context = { summary, head, zone, styles };
  const charts = chartsOf(summary);
  const { sheet: overview, chartsFrom } = overviewSheet(context, words, charts.length);
  const sheets = [overview, ...summary.tables.map((table) => tableSheet(context, table))];
  const names = sheetNames([words.say('export.overview'), ...summary.tables.map(({ title }) => title)]);
  const chartParts = charts.map((data) => {
    const target = words.say('export.target', { target: formatTarget(data.chart.target ?? 1) });
    return chartXml(data, names[1 + summary.tables.indexOf(data.table)]!, target);
  });
  const files = {
    '[Content_Types].xml': contentTypes(sheets.length, charts.length),
    '_rels/.rels': relations([
      ['officeDocument', 'xl/workbook.xml'],
      ['extended-properties', 'docProps/app.xml'],
    ]),
    'docProps/app.xml': `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Callwall</Application></Properties>`,
    'xl/workbook.xml': workbook(names, summary),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles.xml(),
    ...numbered('xl/worksheets/sheet', sheets),
    ...(charts.length === 0 ? {} : drawingParts(chartParts, chartsFrom)),
  };
  return zipFiles(files, summary.writtenAt);
}

function drawingParts(charts: readonly string[], chartsFrom: number): Record<string, string> {
  return {
    'xl/worksheets/_rels/sheet1.xml.rels': relations([['drawing', '../drawings/drawing1.xml']]),
    'xl/drawings/drawing1.xml': drawingXml(charts.length, chartsFrom),
    'xl/drawings/_rels/drawing1.xml.rels': relations(
      charts.map((_, at) => ['chart', `../charts/chart${at + 1}.xml`]),
    ),
    ...numbered('xl/charts/chart', charts),
  };
}

function numbered(path: string, parts: readonly string[]): Record<string, string> {
  return Object.fromEntries(parts.map((part, at) => [`${path}${at + 1}.xml`, part]));
}

/** Each by its type and target, `rId1` the first. */
function relations(parts: readonly (readonly [string, string])[]): string {
  const lines = parts.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

/** With the rows that every printed page repeats and the ranges that have filters. */
function workbook(names: readonly string[], { tables }: Summary): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const row = HEAD_ROW + 1;
  const defined = tables.map(({ columns, rows }, at) => {
    const sheet = xmlText(`'${names[at + 1]!.replaceAll("'", "''")}'`);
    const range = `$A$${row}:$${columnName(columns.length - 1)}$${row + rows.length}`;
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${at + 1}" hidden="1">${sheet}!${range}</definedName>\
<definedName name="_xlnm.Print_Titles" localSheetId="${at + 1}">${sheet}!$${row}:$${row}</definedName>`;
  });
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets>\
${defined.length === 0 ? '' : `<definedNames>${defined.join('')}</definedNames>`}</workbook>`;
}

function contentTypes(sheets: number, charts: number): string {
  const override = (path: string, type: string): string =>
    `<Override PartName="/${path}" ContentType="${TYPES}.${type}+xml"/>`;
  const each = (count: number, path: string, type: string): string[] =>
    Array.from({ length: count }, (_, at) => override(`${path}${at + 1}.xml`, type));
  const parts = [
    override('xl/workbook.xml', 'spreadsheetml.sheet.main'),
    override('xl/styles.xml', 'spreadsheetml.styles'),
    override('docProps/app.xml', 'extended-properties'),
    ...each(sheets, 'xl/worksheets/sheet', 'spreadsheetml.worksheet'),
    ...(charts > 0 ? [override('xl/drawings/drawing1.xml', 'drawing')] : []),
    ...each(charts, 'xl/charts/chart', 'drawingml.chart'),
  ];
  return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`;
}
