interface Mark {
  at: number;
  mono: number;
}

/** So long back the pace is measured, because a busy moment holds a ping up (ms). */
const WINDOW_MS = 5_000;
/** A ping so many times faster or slower than the others may have been held up; two in a row are another pace. */
const ODD = 4;

/** How fast a source's clock runs against ours, by its pings: 1 live, N in a replay. */
export function paceMeter() {
  let marks: Mark[] = [];
  let odd = 0;

  function read(): number {
    const [first] = marks;
    const last = marks.at(-1);
    return first && last && first !== last ? slope(first, last) : 1;
  }

  return {
    read,
    /** Was it measured, or is it only supposed? */
    isKnown: (): boolean => marks.length > 1,
    reset(): void {
      marks = [];
      odd = 0;
    },
    /** A ping that says `at` (epoch ms) came at the monotonic time `mono` (ms). */
    note(at: number, mono: number): void {
      const mark = { at, mono };
      const last = marks.at(-1);
      if (last && mono <= last.mono) return;
      odd = last && marks.length > 1 && isOdd(slope(last, mark), read()) ? odd + 1 : 0;
      if (odd === 2) {
        marks = marks.slice(-2);
        odd = 0;
      }
      marks.push(mark);
      while (marks.length > 2 && mono - marks[1]!.mono >= WINDOW_MS) marks.shift();
    },
  };
}

function slope(from: Mark, to: Mark): number {
  return Math.max(0, (to.at - from.at) / (to.mono - from.mono));
}

function isOdd(one: number, usual: number): boolean {
  return one > usual * ODD || one * ODD < usual;
}
