import type { ChartData, Series } from '../../../../shared/summary-text/chart-data.ts';
import { columnName } from './cells.ts';
import { HEAD_ROW, levelColumn } from './table-sheet.ts';
import { XML_HEAD, xmlText } from './xml.ts';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
/** From dark to light, so that they differ in print without colours. */
const BARS = ['2F6DB5', '8DB8E8', 'C9D2DC'];
const STACK = ['12304F', '4C8BCB', 'B9D3EE'];
const LINES = ['C2410C', '7A2E0E'];
const SOFT = '5F6B7A';
const GRID = 'E3E8EE';
const DAY_MS = 86_400_000;
/** About as many names fit along the axis. */
const NAMES = 16;

/**
 * A chart that the spreadsheet draws itself from the cells of its table's sheet: bars, rates as lines on a second axis, and
 * the target as a level line.
 * @param sheet name of the sheet with the table
 * @param target name of the target's line
 */
export function chartXml(data: ChartData, sheet: string, target: string): string {
  const { chart, lines, bars } = data;
  const level = chart.target === null || lines.length === 0 ? '' : targetSeries(data, sheet, target);
  return `${XML_HEAD}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}"><c:roundedCorners val="0"/><c:chart>\
<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>${letters(1400, '12304F', true)}</a:pPr><a:r><a:rPr lang="zh-CN" sz="1400" b="1"/>\
<a:t>${xmlText(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>\
<c:plotArea><c:layout/>${barChart(data, sheet)}${lines.length === 0 ? '' : lineChart(data, sheet, level)}\
${firstAxes(data)}${lines.length === 0 ? '' : secondAxes(data)}</c:plotArea>\
${bars.length + lines.length > 0 ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textLook(1000)}</c:legend>` : ''}\
<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>\
<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:solidFill><a:srgbClr val="D5DBE3"/></a:solidFill></a:ln></c:spPr>\
</c:chartSpace>`;
}

function barChart(data: ChartData, sheet: string): string {
  const { chart, bars } = data;
  const colours = chart.stacked ? STACK : BARS;
  const series = bars.map((each, at) => {
    const fill = `<c:spPr>${solid(colours[at % colours.length]!)}</c:spPr><c:invertIfNegative val="0"/>`;
    return seriesXml(data, sheet, each, at, fill, '');
  });
  return `<c:barChart><c:barDir val="col"/><c:grouping val="${chart.stacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>\
${series.join('')}<c:gapWidth val="40"/>${chart.stacked ? '<c:overlap val="100"/>' : ''}<c:axId val="1"/><c:axId val="2"/></c:barChart>`;
}

function lineChart(data: ChartData, sheet: string, level: string): string {
  const series = data.lines.map((each, at) =>
    seriesXml(
      data,
      sheet,
      each,
      data.bars.length + at,
      `<c:spPr>${stroke(LINES[at % LINES.length]!, 22_225)}</c:spPr><c:marker><c:symbol val="none"/></c:marker>`,
      '<c:smooth val="0"/>',
    ),
  );
  return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series.join('')}${level}\
<c:marker val="1"/><c:axId val="3"/><c:axId val="4"/></c:lineChart>`;
}

function seriesXml(
  { table, categoryAt, categories }: ChartData,
  sheet: string,
  { column, at, values }: Series,
  order: number,
  look: string,
  rest: string,
): string {
  const cells = (of: number): string => `${sheetName(sheet)}!$${columnName(of)}$`;
  const rows = (of: number): string =>
    `${cells(of)}${HEAD_ROW + 2}:$${columnName(of)}$${HEAD_ROW + 1 + table.rows.length}`;
  const texts = categories.map((text, index) => point(index, text)).join('');
  const unit = column.kind === 'duration' ? DAY_MS : 1;
  const numbers = values.map((value, index) => (value === null ? '' : point(index, value / unit))).join('');
  return `<c:ser><c:idx val="${order}"/><c:order val="${order}"/>\
<c:tx><c:strRef><c:f>${cells(at)}${HEAD_ROW + 1}</c:f><c:strCache><c:ptCount val="1"/>${point(0, column.title)}</c:strCache></c:strRef></c:tx>\
${look}<c:cat><c:strRef><c:f>${rows(categoryAt)}</c:f><c:strCache><c:ptCount val="${categories.length}"/>${texts}</c:strCache></c:strRef></c:cat>\
<c:val><c:numRef><c:f>${rows(at)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>${numbers}</c:numCache></c:numRef></c:val>\
${rest}</c:ser>`;
}

function targetSeries({ chart, bars, lines, table }: ChartData, sheet: string, title: string): string {
  const order = bars.length + lines.length;
  const letter = columnName(levelColumn(table));
  const points = table.rows.map((_, at) => point(at, chart.target ?? 0)).join('');
  return `<c:ser><c:idx val="${order}"/><c:order val="${order}"/><c:tx><c:v>${xmlText(title)}</c:v></c:tx>\
<c:spPr><a:ln w="15875"><a:solidFill><a:srgbClr val="${SOFT}"/></a:solidFill><a:prstDash val="dash"/></a:ln></c:spPr>\
<c:marker><c:symbol val="none"/></c:marker><c:val><c:numRef>\
<c:f>${sheetName(sheet)}!$${letter}$${HEAD_ROW + 2}:$${letter}$${HEAD_ROW + 1 + table.rows.length}</c:f>\
<c:numCache><c:formatCode>0.0%</c:formatCode><c:ptCount val="${table.rows.length}"/>${points}</c:numCache></c:numRef></c:val>\
<c:smooth val="0"/></c:ser>`;
}

function firstAxes({ bars, categories, top, step }: ChartData): string {
  const isDuration = bars[0]?.column.kind === 'duration';
  const unit = isDuration ? DAY_MS : 1;
  const code = isDuration ? '[&lt;0.0416666666666667]m:ss;[h]:mm:ss' : '#,##0';
  return `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>\
<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>\
<c:spPr>${stroke(SOFT, 6350)}</c:spPr>${textLook(900)}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/>\
<c:lblOffset val="100"/><c:tickLblSkip val="${Math.ceil(categories.length / NAMES)}"/>\
<c:tickMarkSkip val="${Math.ceil(categories.length / NAMES)}"/><c:noMultiLvlLbl val="1"/></c:catAx>\
<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="${top / unit}"/><c:min val="0"/></c:scaling><c:delete val="0"/>\
<c:axPos val="l"/><c:majorGridlines><c:spPr>${stroke(GRID, 6350)}</c:spPr></c:majorGridlines>\
<c:numFmt formatCode="${code}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>\
<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textLook(900)}<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>\
<c:majorUnit val="${step / unit}"/></c:valAx>`;
}

function secondAxes({ floor }: ChartData): string {
  return `<c:catAx><c:axId val="3"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/><c:axPos val="b"/>\
<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="4"/><c:crosses val="autoZero"/></c:catAx>\
<c:valAx><c:axId val="4"/><c:scaling><c:orientation val="minMax"/><c:max val="1"/><c:min val="${floor}"/></c:scaling><c:delete val="0"/>\
<c:axPos val="r"/><c:numFmt formatCode="0%" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>\
<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${textLook(900)}<c:crossAx val="3"/><c:crosses val="max"/>\
<c:crossBetween val="between"/></c:valAx>`;
}

function point(at: number, value: string | number): string {
  return `<c:pt idx="${at}"><c:v>${xmlText(String(value))}</c:v></c:pt>`;
}

/** Quoted, as names with Chinese or blanks must be. */
function sheetName(name: string): string {
  return xmlText(`'${name.replaceAll("'", "''")}'`);
}

function solid(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
}

/** @param width in EMU, 12,700 a point */
function stroke(colour: string, width: number): string {
  return `<a:ln w="${width}" cap="rnd">${solid(colour)}<a:round/></a:ln>`;
}

/** @param size in hundredths of a point */
function letters(size: number, colour: string, bold = false): string {
  return `<a:defRPr sz="${size}" b="${bold ? 1 : 0}">${solid(colour)}</a:defRPr>`;
}

function textLook(size: number): string {
  return `<c:txPr><a:bodyPr/><a:p><a:pPr>${letters(size, SOFT)}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
}
