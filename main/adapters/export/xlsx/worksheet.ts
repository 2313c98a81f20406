import { XML_HEAD, xmlText } from './xml.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A sheet's parts, made up already. */
interface WorksheetParts {
  rows: readonly string[];
  /** In characters, by column. */
  widths: readonly number[];
  /** First cell that scrolls; null where nothing is frozen. */
  frozen: string | null;
  /** Range with filter buttons in its first row; null for none. */
  filter: string | null;
  /** Text at the foot of printed pages. */
  foot: string;
  /** At the head of printed pages. */
  marks: readonly string[];
  /** The last column serves charts and is not shown. */
  lastHidden: boolean;
  /** Does it show drawing rId1? It is printed on one page then. */
  drawing: boolean;
}

/** A worksheet part, to be printed on A4: tables across and as wide as the page, charts on one page. */
export function worksheet(parts: WorksheetParts): string {
  const { rows, widths, frozen, filter, foot, marks, lastHidden, drawing } = parts;
  const columns = widths.map((width, at) => {
    const hidden = lastHidden && at === widths.length - 1 ? ' hidden="1"' : '';
    return `<col min="${at + 1}" max="${at + 1}" width="${width.toFixed(2)}" customWidth="1"${hidden}/>`;
  });
  return `${XML_HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">\
<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
<sheetViews><sheetView showGridLines="0" workbookViewId="0">${frozen === null ? '' : pane(frozen)}</sheetView></sheetViews>\
<sheetFormatPr defaultRowHeight="16"/>\
<cols>${columns.join('')}</cols>\
<sheetData>${rows.join('')}</sheetData>\
${filter === null ? '' : `<autoFilter ref="${filter}"/>`}\
<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>\
<pageSetup paperSize="9" orientation="${drawing ? 'portrait' : 'landscape'}" fitToWidth="1" fitToHeight="${drawing ? 1 : 0}"/>\
<headerFooter><oddHeader>${pageText('R', marks.join(' · '))}</oddHeader>\
<oddFooter>${pageText('L', foot)}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>\
${drawing ? '<drawing r:id="rId1"/>' : ''}</worksheet>`;
}

function pane(frozen: string): string {
  const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(frozen) ?? [];
  const split = letters === 'A' ? '' : ' xSplit="1"';
  const active = letters === 'A' ? 'bottomLeft' : 'bottomRight';
  return `<pane${split} ySplit="${Number(row) - 1}" topLeftCell="${frozen}" activePane="${active}" state="frozen"/>`;
}

/** An ampersand begins a code in heads and feet; two are one. */
function pageText(side: 'L' | 'R', text: string): string {
  return text === '' ? '' : `&amp;${side}${xmlText(text.replaceAll('&', '&&'))}`;
}
