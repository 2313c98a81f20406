const collate = new Intl.Collator('zh-CN', { numeric: true }).compare;
/** Chinese ordinals, whose order is not that of their sounds: 甲值 comes before 乙值, 一班 before 二班. */
const ordinals = ['甲乙丙丁戊己庚辛壬癸', '一二三四五六七八九'];

/** Orders names as people count them. */
export function compareNames(one: string, other: string): number {
  return collate(inFigures(one), inFigures(other));
}

function inFigures(name: string): string {
  let text = name;
  for (const row of ordinals)
    for (let at = 0; at < row.length; at++) text = text.replaceAll(row.charAt(at), String(at + 1));
  return text;
}
