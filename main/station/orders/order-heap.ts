/** Something in a heap; `place` −1: it is not in it. */
export interface HeapNode<T> {
  readonly item: T;
  key: number;
  place: number;
}

/** Nodes by rising key; each can be moved or taken out where it is. */
export class OrderHeap<T> {
  private readonly nodes: HeapNode<T>[] = [];

  first(): HeapNode<T> | undefined {
    return this.nodes[0];
  }

  /** Puts a node in, moves it, or (key Infinity) takes it out. */
  put(node: HeapNode<T>, key: number): void {
    const known = node.place >= 0;
    if (!known && key === Infinity) return;
    node.key = key;
    if (key === Infinity) return this.remove(node);
    if (!known) {
      node.place = this.nodes.length;
      this.nodes.push(node);
    }
    this.settle(node);
  }

  /** The nodes with a key ≤ `most` by rising key; no more than `count`. Looks at little more than it gives. */
  *upTo(most: number, count = Infinity): Generator<HeapNode<T>> {
    const front = new OrderHeap<HeapNode<T>>();
    const show = (place: number): void => {
      const node = this.nodes[place];
      if (node && node.key <= most) front.put({ item: node, key: 0, place: -1 }, node.key);
    };
    show(0);
    for (let left = count; left > 0; left--) {
      const next = front.first();
      if (!next) return;
      front.put(next, Infinity);
      yield next.item;
      show(2 * next.item.place + 1);
      show(2 * next.item.place + 2);
    }
  }

  /** All nodes with a key ≤ `most`, in no order. */
  within(most: number): HeapNode<T>[] {
    const found: HeapNode<T>[] = [];
    const places = [0];
    for (let place = places.pop(); place !== undefined; place = places.pop()) {
      const node = this.nodes[place];
      if (!node || node.key > most) continue;
      found.push(node);
      places.push(2 * place + 1, 2 * place + 2);
    }
    return found;
  }

  private remove(node: HeapNode<T>): void {
    const last = this.nodes.pop()!;
    const { place } = node;
    node.place = -1;
    if (last === node) return;
    last.place = place;
    this.nodes[place] = last;
    this.settle(last);
  }

  private settle(node: HeapNode<T>): void {
    const { nodes } = this;
    let { place } = node;
    const put = (other: HeapNode<T>, to: number): void => {
      nodes[to] = other;
      other.place = to;
    };
    while (place > 0) {
      const above = nodes[(place - 1) >> 1]!;
      if (above.key <= node.key) break;
      put(above, place);
      place = (place - 1) >> 1;
    }
    for (;;) {
      const left = nodes[2 * place + 1];
      const right = nodes[2 * place + 2];
      const below = right && left && right.key < left.key ? right : left;
      if (!below || below.key >= node.key) break;
      const from = below.place;
      put(below, place);
      place = from;
    }
    put(node, place);
  }
}
