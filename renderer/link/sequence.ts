/**
 * Watches the numbering of one wire's frames: 1, 2, 3 … A hole means that a change was lost, so nothing more is
 * applied until a snapshot of everything followed.
 */
export class Sequence {
  #next = 1;
  #whole = false;

  /** False from the wire's start, and from a hole on, until the snapshot comes. */
  get whole(): boolean {
    return this.#whole;
  }

  /**
   * What to do with a frame: `follow` = a hole, ask for a snapshot; `wait` = useless, a snapshot is on its way.
   * `complete`: the snapshot names every topic followed, so that it heals any hole before it.
   */
  judge(frame: { kind: 'snapshot' | 'delta'; n: number; complete: boolean }): 'apply' | 'follow' | 'wait' {
    const inOrder = frame.n === this.#next;
    this.#next = frame.n + 1;
    if (frame.kind === 'snapshot' && (inOrder || frame.complete || !this.#whole)) {
      this.#whole = true;
      return 'apply';
    }
    if (!this.#whole) return 'wait';
    this.#whole = inOrder;
    return inOrder ? 'apply' : 'follow';
  }
}
