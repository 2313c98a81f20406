import type { Words } from '../../../../shared/words/words.ts';
import { textCell } from './cells.ts';
import { rowXml } from './table-sheet.ts';
import type { SheetContext } from './table-sheet.ts';
import { worksheet } from './worksheet.ts';
import { XML_HEAD } from './xml.ts';

const SHEET_DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Columns and rows of the sheet that a chart covers. */
const CHART_COLUMNS = 13;
const CHART_ROWS = 20;

/** The first sheet: whose summary it is, its sentences and what was corrected; the charts follow below `chartsFrom`. */
export function overviewSheet(
  { summary, head, styles }: SheetContext,
  { say }: Words,
  charts: number,
): { sheet: string; chartsFrom: number } {
  const { changes, digest } = summary;
  const lines: [string, 'title' | 'soft' | 'mark' | 'bold' | 'plain'][] = [
    [head.title, 'title'],
    [[head.subtitle, head.span].join(' · '), 'soft'],
    [head.writtenAt, 'soft'],
    [head.marks.join(' · '), 'mark'],
    ...sectionOf(say('export.changes'), changes),
    ...sectionOf(say('export.digest'), digest),
  ];
  const rows = lines.map(([text, style], at) =>
    rowXml(at, text === '' ? [] : [textCell(at, 0, text, styles.of(style))], style === 'title' ? 28 : 18),
  );
  const sheet = worksheet({
    rows,
    widths: Array.from({ length: CHART_COLUMNS }, () => 11),
    frozen: null,
    filter: null,
    foot: head.writtenAt,
    marks: head.marks,
    lastHidden: false,
    drawing: charts > 0,
  });
  return { sheet, chartsFrom: lines.length + 1 };
}

function sectionOf(title: string, texts: readonly string[]): [string, 'bold' | 'plain'][] {
  if (texts.length === 0) return [];
  return [['', 'plain'], [title, 'bold'], ...texts.map((text): [string, 'plain'] => [text, 'plain'])];
}

/** Where the charts lie on the first sheet, one below the other. */
export function drawingXml(charts: number, chartsFrom: number): string {
  const anchors = Array.from({ length: charts }, (_, at) => {
    const top = chartsFrom + at * (CHART_ROWS + 1);
    return `<xdr:twoCellAnchor><xdr:from>${corner(0, top)}</xdr:from><xdr:to>${corner(CHART_COLUMNS, top + CHART_ROWS)}</xdr:to>\
<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${at + 2}" name="Chart ${at + 1}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>\
<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${CHART}">\
<c:chart xmlns:c="${CHART}" r:id="rId${at + 1}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`;
  });
  return `${XML_HEAD}<xdr:wsDr xmlns:xdr="${SHEET_DRAWING}" xmlns:a="${DRAWING}" xmlns:r="${RELATIONS}">${anchors.join('')}</xdr:wsDr>`;
}

function corner(column: number, row: number): string {
  return `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`;
}
