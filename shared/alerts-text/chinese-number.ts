const digits = Array.from('零一二三四五六七八九');
const steps = ['', '十', '百', '千'];
const myriads = ['', '万', '亿', '万亿'];

/**
 * A number as it is read aloud in Chinese: 84.2 → 八十四点二, 12 → 十二, 105 → 一百零五, 20,003 → 两万零三.
 * `counted`: a measure word follows, so that a lone 2 is 两 (两通). Below zero: 负. Up to 10^16; decimals are read one by one.
 */
export function chineseNumber(n: number, counted = false): string {
  if (n < 0) return `负${chineseNumber(-n, counted)}`;
  const [whole = '0', decimals] = String(n).split('.');
  if (decimals !== undefined)
    return `${wholeNumber(Number(whole))}点${Array.from(decimals, (digit) => digits[Number(digit)]).join('')}`;
  return counted && n === 2 ? '两' : wholeNumber(n);
}

function wholeNumber(n: number): string {
  if (n === 0) return '零';
  let text = '';
  let gap = false;
  for (let at = Math.floor((String(n).length - 1) / 4); at >= 0; at -= 1) {
    const group = Math.floor(n / 10_000 ** at) % 10_000;
    if (group === 0) {
      gap = text !== '';
      continue;
    }
    if (text !== '' && (gap || group < 1000)) text += '零';
    gap = false;
    text += (group === 2 && at > 0 ? '两' : groupOf(group)) + (myriads[at] ?? '');
  }
  // 一十二 is written, 十二 is said.
  return text.startsWith('一十') ? text.slice(1) : text;
}

/** 1 to 9999. */
function groupOf(group: number): string {
  let text = '';
  let gap = false;
  for (let at = 3; at >= 0; at -= 1) {
    const digit = Math.floor(group / 10 ** at) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    if (gap) text += '零';
    gap = false;
    text += (digit === 2 && at === 3 ? '两' : digits[digit]) + (steps[at] ?? '');
  }
  return text;
}
