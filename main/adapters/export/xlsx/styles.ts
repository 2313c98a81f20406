import { XML_HEAD, xmlText } from './xml.ts';

/** A format's place among the cell formats of the workbook. */
export type Style = number;

/**
 * Rounding never lifts a rate over its target or over what only a faultless day has, as on the screens: values just below
 * are shown cut off.
 */
function rateFormat(target: number): string {
  const tenths = Math.round(target * 1000);
  const below = `${((tenths - 1) / 10).toFixed(1)}%`;
  return `[>=${target}]0.0%;[>=${(tenths - 0.5) / 1000}]"${below}";0.0%`;
}

/** A condition for each hour would be shown as 60 minutes and more. */
const DURATION = '[<0.0416666666666667]m:ss;[h]:mm:ss';

/** How cells of a kind look: number format, and which of the fonts below. Boxed ones are of tables. */
interface Look {
  code: string;
  font?: number;
  boxed?: boolean;
  filled?: boolean;
  /** Whoever edits such a cell does not make a formula of it either. */
  quoted?: boolean;
  alignment?: string;
}

const wrapped = 'vertical="center" wrapText="1"';
const kinds = {
  plain: { code: 'General' },
  title: { code: 'General', font: 2 },
  soft: { code: 'General', font: 3 },
  mark: { code: 'General', font: 5 },
  bold: { code: 'General', font: 1 },
  head: { code: 'General', font: 4, boxed: true, filled: true, alignment: `horizontal="center" ${wrapped}` },
  text: { code: '@', boxed: true, alignment: wrapped },
  guarded: { code: '@', boxed: true, quoted: true, alignment: wrapped },
  none: { code: 'General', font: 3, boxed: true, alignment: 'horizontal="right" vertical="center"' },
  count: { code: '#,##0', boxed: true, alignment: 'vertical="center"' },
  duration: { code: DURATION, boxed: true, alignment: 'vertical="center"' },
  time: { code: 'yyyy-mm-dd hh:mm', boxed: true, alignment: 'horizontal="left" vertical="center"' },
  /** Conditions would take the sign from what is below zero. */
  below: { code: '0.0%', boxed: true, alignment: 'vertical="center"' },
  score: { code: '0.0', boxed: true, alignment: 'vertical="center"' },
} as const satisfies Record<string, Look>;
export type CellKind = keyof typeof kinds;

/** The cell formats of one workbook: each kind, and one more for every target that a rate has. */
export interface Styles {
  of(kind: CellKind): Style;
  rate(target: number): Style;
  /** The styles part, when all have been asked for. */
  xml(): string;
}

export function createStyles(): Styles {
  const targets: number[] = [];
  const names = Object.keys(kinds);
  return {
    of: (kind) => names.indexOf(kind),
    rate(target) {
      if (!targets.includes(target)) targets.push(target);
      return names.length + targets.indexOf(target);
    },
    xml: () => stylesXml(targets),
  };
}

const FONTS = [
  '<sz val="10"/><color rgb="FF1F2933"/>',
  '<b/><sz val="10"/><color rgb="FF1F2933"/>',
  '<b/><sz val="16"/><color rgb="FF12304F"/>',
  '<sz val="10"/><color rgb="FF5F6B7A"/>',
  '<b/><sz val="10"/><color rgb="FFFFFFFF"/>',
  '<b/><sz val="10"/><color rgb="FFB42318"/>',
];

function stylesXml(targets: readonly number[]): string {
  const cells: Look[] = [
    ...Object.values(kinds),
    ...targets.map((target) => ({ ...kinds.count, code: rateFormat(target) })),
  ];
  const xfs = cells.map(lookXml);
  const formats = cells.map(
    ({ code }, at) => `<numFmt numFmtId="${164 + at}" formatCode="${xmlText(code)}"/>`,
  );
  const fonts = FONTS.map((font) => `<font>${font}<name val="Microsoft YaHei"/><family val="2"/></font>`);
  const edge = (side: string): string => `<${side} style="thin"><color rgb="FFD5DBE3"/></${side}>`;
  const edges = ['left', 'right', 'top', 'bottom'].map(edge).join('');
  return `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
<numFmts count="${formats.length}">${formats.join('')}</numFmts>\
<fonts count="${fonts.length}">${fonts.join('')}</fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FF12304F"/><bgColor indexed="64"/></patternFill></fill></fills>\
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${edges}<diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function lookXml({ font = 0, boxed, filled, quoted, alignment }: Look, at: number): string {
  const attributes = `numFmtId="${164 + at}" fontId="${font}" fillId="${filled ? 2 : 0}" borderId="${boxed ? 1 : 0}" xfId="0"`;
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"';
  const rest = alignment === undefined ? '/>' : `><alignment ${alignment}/></xf>`;
  return `<xf ${attributes} ${quoted ? 'quotePrefix="1" ' : ''}${applied}${rest}`;
}
