/** What no line begins or ends with. */
const CLOSING = /^[\p{Pe}\p{Pf}。！？；：，、.!?;:,…%％‰°℃]/u;
const OPENING = /[\p{Ps}\p{Pi}￥¥$#№@]$/u;
/** Written without spaces: a line may end between two words of it. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uffef—…“”‘’]/u;
/** Figures belong to what they count. */
const DIGIT = /[\p{Nd}第两一二三四五六七八九十百千万]$/u;

/**
 * What a break costs after the end of a sentence, of a clause, of a member of a list, and anywhere else; an empty line
 * costs 1. The parts stand one after the other, so good ends are worth more than even lengths.
 */
const ENDS = [
  [/[。！？；.!?;]$/u, 0],
  [/[，：,:]$/u, 0.05],
  [/、$/u, 0.3],
  [/$/u, 0.6],
] as const;

/**
 * A text cut into as few parts as fit into `most`, as even as they can be; between words, at the ends of clauses where
 * there is a choice, never inside a figure. @param widthTo how wide the text is up to a place in it, in the unit of `most`
 */
export function partsOf(
  text: string,
  most: number,
  widthTo: (end: number) => number,
  language: string,
): string[] {
  const places = fitting(text, [0, ...breaks(text, language), text.length], most, widthTo);
  const best: { parts: number; cost: number; from: number }[] = [{ parts: 0, cost: 0, from: 0 }];
  for (let i = 1; i < places.length; i += 1) {
    for (let j = i - 1; j >= 0; j -= 1) {
      const width = widthTo(places[i] ?? 0) - widthTo(places[j] ?? 0);
      // A single piece is taken however wide it is: there is no finer one.
      if (width > most && j < i - 1) break;
      const before = best[j] ?? { parts: 0, cost: 0, from: 0 };
      const cost = before.cost + (1 - width / most) ** 2 + endCost(text.slice(0, places[i]));
      const parts = before.parts + 1;
      const known = best[i];
      if (known === undefined || parts < known.parts || (parts === known.parts && cost < known.cost))
        best[i] = { parts, cost, from: j };
    }
  }
  const cut: string[] = [];
  for (let i = places.length - 1; i > 0; i = best[i]?.from ?? 0)
    cut.unshift(text.slice(places[best[i]?.from ?? 0], places[i]).trim());
  return cut;
}

function endCost(part: string): number {
  const ended = part.trimEnd();
  return ENDS.find(([end]) => end.test(ended))?.[1] ?? 0;
}

/** Where a line may end, rising: after a space, and between the words of a script that has none. */
function breaks(text: string, language: string): number[] {
  const found: number[] = [];
  for (const { index } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    const [before, after] = [text.slice(0, index), text.slice(index)];
    if (index === 0 || /^\s/u.test(after)) continue;
    const spaced = /\s$/u.test(before);
    const unspaced = UNSPACED.test(lastOf(before)) || UNSPACED.test(firstOf(after));
    const bound = CLOSING.test(after) || OPENING.test(before) || DIGIT.test(before);
    if (spaced || (unspaced && !bound)) found.push(index);
  }
  return found;
}

/** The same places, and between the letters of what alone is too wide. */
function fitting(
  text: string,
  places: readonly number[],
  most: number,
  widthTo: (end: number) => number,
): number[] {
  return places.flatMap((place, at) => {
    const from = places[at - 1] ?? 0;
    if (at === 0 || widthTo(place) - widthTo(from) <= most) return [place];
    const letters = [...new Intl.Segmenter().segment(text.slice(from, place))];
    return [...letters.slice(1).map(({ index }) => from + index), place];
  });
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

function lastOf(text: string): string {
  return text.slice(-1);
}
