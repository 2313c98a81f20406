import type { Wire } from './wire.ts';

/** One promise of `Wire`: makes its check on a fresh, connected pair of ends and throws when it is not kept. */
export interface WirePromise {
  name: string;
  check(pair: [Wire<unknown, unknown>, Wire<unknown, unknown>]): Promise<void>;
}

/** What every transport must keep; each implementation's test runs all of these over itself. */
export const wireContract: readonly WirePromise[] = [
  {
    name: 'delivers frames in order, both ways',
    async check([left, right]) {
      const [atRight, atLeft] = [frames(right, 3), frames(left, 3)];
      for (const n of [1, 2, 3]) left.send({ n });
      for (const n of [4, 5, 6]) right.send({ n });
      same(await atRight, [{ n: 1 }, { n: 2 }, { n: 3 }]);
      same(await atLeft, [{ n: 4 }, { n: 5 }, { n: 6 }]);
    },
  },
  {
    name: 'keeps frames that come before there is a reader',
    async check([left, right]) {
      right.send({ early: true });
      left.send({ go: 1 });
      await frames(right, 1);
      await Promise.resolve();
      same(await frames(left, 1), [{ early: true }]);
    },
  },
  {
    name: 'carries plain JSON of any script unchanged',
    async check([left, right]) {
      const frame = { text: '投递延误 “🙂”\u2028', list: [1.5, null, true, { deep: [] }] };
      left.send(frame);
      same(await frames(right, 1), [frame]);
    },
  },
  {
    name: 'carries frames that are text already, in order with the others',
    async check([left, right]) {
      const got = frames(right, 3);
      left.send({ n: 1 });
      left.sendText('{"n":2,"text":"站"}');
      left.send({ n: 3 });
      same(await got, [{ n: 1 }, { n: 2, text: '站' }, { n: 3 }]);
    },
  },
  {
    name: 'tells both sides of a close once, and drops what is sent afterwards',
    async check([left, right]) {
      let told = 0;
      const other = new Promise((done) => right.onClose(done));
      const own = new Promise<void>((done) =>
        left.onClose(() => {
          told += 1;
          done();
        }),
      );
      left.close(1000, 'enough');
      await Promise.all([own, other]);
      left.close();
      left.send({ late: true });
      left.sendText('{"late":true}');
      right.send({ late: true });
      await Promise.resolve();
      same(told, 1);
    },
  },
];

function frames(wire: Wire<unknown, unknown>, count: number): Promise<unknown[]> {
  const got: unknown[] = [];
  return new Promise((done) => {
    wire.onFrame((frame) => {
      got.push(frame);
      if (got.length === count) done(got);
    });
  });
}

function same(got: unknown, wanted: unknown): void {
  const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`the wire gave ${a} instead of ${b}`);
}
