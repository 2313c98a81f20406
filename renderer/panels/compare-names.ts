const collate = new Intl.Collator('zh-CN', { numeric: true }).compare;
/** Chinese ordinals, whose order is not that of their sounds: 甲值 comes before 乙值, 一班 before 二班. */
const ordinals = ['甲乙丙丁戊己庚辛壬癸', '一二三四五六七八九'];
const figures = new Map(
  ordinals.flatMap((row) => row.split('').map((sign, at) => [sign, String(at + 1)] as const)),
);
const anyOrdinal = new RegExp(`[${ordinals.join('')}]`, 'g');

/** Orders names as people count them. */
export function compareNames(one: string, other: string): number {
  return collate(inFigures(one), inFigures(other));
}

function inFigures(name: string): string {
  return name.replace(anyOrdinal, (sign) => figures.get(sign) ?? sign);
}
