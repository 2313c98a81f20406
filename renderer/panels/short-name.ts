/** What a sign is wide, in its size: Chinese fills it, Latin letters are about this much of it. */
const LATIN_EM = 0.61;
/** Signs as wide as the line is high: Chinese, Japanese, Korean and their punctuation. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6…]/u;

/** About how wide a text is, in sizes of its type. */
export function textEms(text: string): number {
  let ems = 0;
  for (const letter of text) ems += wide.test(letter) ? 1 : LATIN_EM;
  return ems;
}

/**
 * A name in the room there is for it, so that a wall cuts no letter in two: what stands in brackets goes first, then it
 * is shortened with "…", which is as wide as a Chinese character in Chinese fonts.
 * @param ems room in sizes of the type
 * @param keep which end says more; of numbers it is the last. `bare`: its beginning without a sign, as on maps, where the
 * place says the rest.
 */
export function shortName(name: string, ems: number, keep: 'start' | 'end' | 'bare' = 'start'): string {
  if (textEms(name) <= ems) return name;
  const plain = name.replaceAll(/\s*[(（][^)）]*[)）]/gu, '').trim() || name;
  if (textEms(plain) <= ems) return plain;
  const sign = keep === 'bare' ? '' : '…';
  const letters = Array.from(plain);
  const own = keep === 'end' ? letters.toReversed() : letters;
  let left = ems - textEms(sign);
  const cut = own.findIndex((letter) => (left -= textEms(letter)) < 0);
  const kept = own.slice(0, cut === -1 ? own.length : cut);
  return keep === 'end'
    ? `${sign}${kept.toReversed().join('').trimStart()}`
    : `${kept.join('').trimEnd()}${sign}`;
}
