import type { OrderKind } from '../../../../shared/model/order-kind.ts';

/** An event about an order, as a source tells it. */
export type ToldOrder =
  | {
      type: 'order.created';
      time: number;
      data: {
        order: string;
        kind: string;
        dueAt?: number | undefined;
        unit?: string;
        contact?: string | undefined;
      };
    }
  | {
      type: 'order.moved';
      time: number;
      data: { order: string; to: string; unit?: string; grade?: number | undefined };
    };

/** How moves of one instant follow each other, written apart from the station's own list. */
const sequence =
  'dispatched accepted arrived contacted restored handled returned visited closed supervised reopened suspended resumed'.split(
    ' ',
  );

interface Limit {
  key: string;
  lane: string;
  from: number | null;
  length: number;
  done: number | null;
}

/** What the orders of a list of events amount to at a moment: counted from the list alone, order by order. */
export function naiveOrders(
  events: readonly ToldOrder[],
  kinds: readonly OrderKind[],
  at: number,
  dayStart = -Infinity,
) {
  const sums = {
    created: 0,
    closed: 0,
    open: 0,
    overdueOpen: 0,
    soon: 0,
    suspended: 0,
    supervised: 0,
    flagged: 0,
    closedWithLimit: 0,
    closedLate: 0,
    graded: 0,
    satisfied: 0,
    unheard: 0,
  };
  const links: Record<
    string,
    { open: number; soon: number; overdue: number; done: number; doneInTime: number }
  > = {};
  const byOrder = Map.groupBy(
    events.filter(({ time }) => time <= at),
    ({ data }) => data.order,
  );
  for (const told of byOrder.values()) {
    const order = naiveOrder(told, kinds, at);
    if (order === null) {
      sums.unheard++;
      continue;
    }
    if (order.closedAt !== null && order.closedAt < dayStart) continue;
    sums.created++;
    const open = order.closedAt === null;
    sums[open ? 'open' : 'closed']++;
    for (const [key, is] of Object.entries(order.is)) if (is) sums[key as keyof typeof sums]++;
    for (const [key, link] of Object.entries(order.links)) {
      const into = (links[`${order.kind}/${key}`] ??= {
        open: 0,
        soon: 0,
        overdue: 0,
        done: 0,
        doneInTime: 0,
      });
      for (const name of ['open', 'soon', 'overdue', 'done', 'doneInTime'] as const)
        if (link[name]) into[name]++;
    }
  }
  return { sums, links };
}

/** What the forecast of breaches is of the kinds together and of each, from the list alone. */
export function naiveBreaches(
  events: readonly ToldOrder[],
  kinds: readonly OrderKind[],
  at: number,
  dayStart: number,
) {
  const byOrder = Map.groupBy(
    events.filter(({ time }) => time <= at),
    ({ data }) => data.order,
  );
  const orders = [...byOrder.values()].flatMap((told) => {
    const order = naiveOrder(told, kinds, at);
    if (order === null || (order.closedAt !== null && order.closedAt < dayStart)) return [];
    return [{ ...order, times: told.map(({ time }) => time).filter((time) => time >= dayStart) }];
  });
  const elapsed = at - Math.min(...orders.flatMap(({ times }) => times));
  const waiting = orders
    .flatMap(({ kind, first, isStopped }) => (first && !isStopped ? [{ kind, ...first }] : []))
    .toSorted((a, b) => a.left - b.left);
  const judged = waiting.map(({ kind, key, left }, place) => {
    if (left < 0 || left > 120 * 60_000) return null;
    const done = orders.filter(
      (each) => each.kind === kind && each.ends.some((end) => end.key === key && end.time >= dayStart),
    ).length;
    const line = waiting.slice(0, place + 1).filter((each) => each.kind === kind && each.key === key).length;
    const known = done > 0 && elapsed >= 30 * 60_000;
    return { kind, late: known ? (line / done) * elapsed > left : null };
  });
  return (kind?: string) => {
    const here = judged.filter((each) => each !== null && (kind === undefined || each.kind === kind));
    const known = here.filter((each) => each?.late !== null);
    const none = here.length > 0 && known.length === 0;
    return { soon: here.length, forecast: none ? null : known.filter((each) => each?.late === true).length };
  };
}

function naiveOrder(told: readonly ToldOrder[], kinds: readonly OrderKind[], at: number) {
  const births = told.filter((each) => each.type === 'order.created').toSorted((a, b) => a.time - b.time);
  const [birth] = births;
  if (birth === undefined) return null;
  const created = birth.time;
  const moves = told
    .filter((each) => each.type === 'order.moved')
    .filter(({ time, data }) => data.to !== 'closed' || time >= created)
    .toSorted(
      (a, b) =>
        a.time - b.time ||
        sequence.indexOf(a.data.to) - sequence.indexOf(b.data.to) ||
        // Two grades of one instant: the worse one counts, whichever was told first.
        (a.data.grade ?? 0) - (b.data.grade ?? 0),
    );
  const when = (names: readonly string[], since = -Infinity): number | null => {
    const times = moves
      .filter(({ data, time }) => names.includes(data.to) && time >= since)
      .map(({ time }) => time);
    return times.length === 0 ? null : Math.min(...times);
  };
  let closedAt: number | null = null;
  let finished: number | null = null;
  for (const { time, data } of moves) {
    if (['restored', 'handled', 'closed'].includes(data.to) && finished === null) finished = time;
    if (data.to === 'closed' && closedAt === null) closedAt = time;
    if (data.to === 'reopened') closedAt = finished = null;
  }
  const kind = kinds.find(({ key }) => key === birth.data.kind);
  const ticks = (from: number, to: number): number =>
    kind?.suspends ? to - from - stopped(moves, from, to) : to - from;
  const limits: Limit[] = (kind?.links ?? []).map((link) => ({
    key: link.key,
    lane: link.lane,
    from: link.from === 'created' ? created : when(link.from),
    length: 'minutes' in link.within ? link.within.minutes * 60_000 : NaN,
    done: when(link.done),
  }));
  const dueAt = births.find(({ data }) => data.dueAt !== undefined)?.data.dueAt;
  const own: Limit[] =
    dueAt === undefined || dueAt < created
      ? []
      : [{ key: 'due', lane: '', from: created, length: dueAt - created, done: finished }];
  const end = (limit: Limit): number => limit.done ?? closedAt ?? at;
  const missed = (limit: Limit): boolean =>
    limit.from !== null && ticks(limit.from, end(limit)) > limit.length;
  const near = (limit: Limit): boolean =>
    limit.from !== null && ticks(limit.from, end(limit)) >= Math.floor(0.8 * limit.length);
  const isStopped = kind?.suspends === true && stopped(moves, at, at + 1_000_000) > 0 && closedAt === null;
  const going =
    closedAt === null ? [...limits, ...own].filter(({ from, done }) => from !== null && done === null) : [];
  const left = ({ length, from }: Limit): number => length - ticks(from!, at);
  const first = going.toSorted((a, b) => left(a) - left(b))[0];
  const last = own.length > 0 ? own : limits.filter(({ lane, from }) => lane === 'handle' && from !== null);
  const grade = moves.findLast(({ data }) => data.grade !== undefined)?.data.grade;
  const here = going.find(({ key }) => key !== 'due');
  return {
    kind: birth.data.kind,
    closedAt,
    isStopped,
    first: first && { key: first.key, left: left(first) },
    ends: [...limits, ...own].flatMap(({ key, from, done }) =>
      from !== null && done !== null ? [{ key, time: done }] : [],
    ),
    is: {
      overdueOpen: going.some(missed),
      soon: first !== undefined && !going.some(missed) && !isStopped && near(first),
      suspended: isStopped,
      supervised: when(['supervised']) !== null,
      flagged:
        closedAt === null &&
        (told.some(
          ({ type, time, data }) => type === 'order.moved' && data.to === 'closed' && time < created,
        ) ||
          (dueAt !== undefined && dueAt < created)),
      closedWithLimit: closedAt !== null && last.length > 0,
      closedLate: closedAt !== null && last.some(missed),
      graded: grade !== undefined,
      satisfied: grade === 1 || grade === 2,
    },
    links: Object.fromEntries(
      limits.map((limit) => [
        limit.key,
        {
          open: limit === here,
          soon: limit === here && !missed(limit) && !isStopped && near(limit),
          overdue: limit === here && missed(limit),
          done: limit.from !== null && limit.done !== null,
          doneInTime: limit.from !== null && limit.done !== null && !missed(limit),
        },
      ]),
    ),
  };
}

/** For how long of `[from, to)` the clock stood still, by walking through the moves. */
function stopped(
  moves: readonly Extract<ToldOrder, { type: 'order.moved' }>[],
  from: number,
  to: number,
): number {
  let since: number | null = null;
  let sum = 0;
  const add = (start: number, end: number): void =>
    void (sum += Math.max(0, Math.min(end, to) - Math.max(start, from)));
  for (const { time, data } of moves) {
    if (data.to === 'suspended' && since === null) since = time;
    if (['resumed', 'closed', 'reopened'].includes(data.to) && since !== null) {
      add(since, time);
      since = null;
    }
  }
  if (since !== null) add(since, to);
  return sum;
}
