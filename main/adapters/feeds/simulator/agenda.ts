/** What happens at which moment: a binary heap, because an array kept sorted costs its length at every insertion. */
export class Agenda<What> {
  readonly #heap: { at: number; what: What }[] = [];

  add(at: number, what: What): void {
    const heap = this.#heap;
    let place = heap.push({ at, what }) - 1;
    const entry = heap[place]!;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (heap[above]!.at <= at) break;
      heap[place] = heap[above]!;
      place = above;
    }
    heap[place] = entry;
  }

  /** Takes the earliest entry out; undefined when there is none. */
  next(): { at: number; what: What } | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let place = 0;
    for (let below = 1; below < heap.length; below = 2 * place + 1) {
      if (below + 1 < heap.length && heap[below + 1]!.at < heap[below]!.at) below += 1;
      if (heap[below]!.at >= last.at) break;
      heap[place] = heap[below]!;
      place = below;
    }
    heap[place] = last;
    return first;
  }
}
