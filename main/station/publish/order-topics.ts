import type { OrderKindCell } from '../../../shared/contract/topics.ts';
import type { DueOrder, OrderFigures, OrderShare } from '../../../shared/model/order.ts';
import { placeKey } from '../../../shared/model/hotspot.ts';
import type { SourceState } from '../ingest/source-state.ts';
import type { Names } from '../names.ts';
import { breachesOf, forecastBreaches } from '../orders/breach-forecast.ts';
import type { Breaches } from '../orders/breach-forecast.ts';
import type { LiveOrder, OrderBook } from '../orders/order-book.ts';
import { figuresOfAll, figuresOfKind } from '../orders/order-figures.ts';
import { dueOrderOf } from '../orders/order-row.ts';
import { pathOf } from '../orders/order-rules.ts';
import type { Clock } from '../ports.ts';
import type { Board } from './board.ts';
import { topCodes, topShares } from './top-shares.ts';

/** So many orders past their limits are listed on screens, and as many that come next. */
const LISTED = 50;
/** Figures of orders are made anew this often at the most: a storm brings fifty commits a second. Unit: ms. */
const TOUCH_MS = 250;

/** What is forecast is reckoned this often at the most, ms. */
const FORECAST_MS = 1_000;

const topics = ['orderKinds', 'orderFigures', 'dueOrders', 'orderShares'] as const;

/** What the cells about orders are made from. */
export interface OrderTopicParts {
  orders: OrderBook;
  names: Pick<Names, 'code' | 'text'>;
  clock: Pick<Clock, 'mono'>;
  sources(): readonly SourceState[];
  /** The centre's now, epoch ms. */
  now(): number;
}

/** The cells about work orders. */
export class OrderTopics {
  private readonly board: Board;
  private readonly parts: OrderTopicParts;
  private touchedAt = -Infinity;
  private version = -1;
  /** Made once for all cells, as long as nothing changes. */
  private readonly kinds: () => ReadonlyMap<string, OrderKindCell>;
  private readonly due: () => ReadonlyMap<string, LiveOrder>;
  private readonly shares: () => ReadonlyMap<string, OrderShare>;
  private readonly breaches: () => ReadonlyMap<number, Breaches>;

  constructor(board: Board, parts: OrderTopicParts) {
    this.board = board;
    this.parts = parts;
    const { orders } = parts;
    const version = (): string => String(orders.version());
    this.kinds = kept(version, () => this.makeKinds());
    this.due = kept(version, () => this.listDue());
    this.shares = kept(version, () => this.makeShares());
    this.breaches = kept(
      // It looks at every order that is late or soon will be: tens of thousands.
      () => String(Math.floor(parts.clock.mono() / FORECAST_MS)),
      () => forecastBreaches(orders),
    );
    board.topic('orderKinds', { keys: () => this.kinds().keys(), cell: (key) => this.kinds().get(key) });
    board.topic('orderFigures', {
      keys: () => ['', ...this.kinds().keys()],
      cell: (key) => this.figures(key),
    });
    board.topic('dueOrders', {
      keys: () => this.due().keys(),
      cell: (key): DueOrder | undefined => {
        const live = this.due().get(key);
        return live && dueOrderOf(orders.view(live), key, parts.names.text);
      },
    });
    board.topic('orderShares', { keys: () => this.shares().keys(), cell: (key) => this.shares().get(key) });
  }

  /** After a commit. */
  committed(): void {
    if (this.parts.clock.mono() - this.touchedAt >= TOUCH_MS) this.touch();
  }

  /** Once a second: limits come nearer. */
  tick(): void {
    this.parts.orders.pass(this.parts.now());
    this.touch();
    this.board.touchAll('orderFigures');
  }

  private touch(): void {
    const version = this.parts.orders.version();
    if (version === this.version) return;
    this.version = version;
    this.touchedAt = this.parts.clock.mono();
    for (const topic of topics) this.board.touchAll(topic);
  }

  /** Those of the settings, and those that occur most. */
  private makeKinds(): ReadonlyMap<string, OrderKindCell> {
    const { orders, names } = this.parts;
    const cells = new Map<string, OrderKindCell>(
      orders.rules.kinds.map(({ key, zh, en, links }) => [
        key,
        {
          zh,
          en,
          links: links.map((link) => ({ key: link.key, zh: link.zh, en: link.en, lane: link.lane })),
        },
      ]),
    );
    for (const kind of topCodes(orders.byKind)) {
      const key = names.text(kind);
      if (!cells.has(key)) cells.set(key, { zh: key, en: key, links: [] });
    }
    return cells;
  }

  private figures(key: string): OrderFigures | undefined {
    const { orders, names } = this.parts;
    const breaches = this.breaches();
    if (key === '') {
      const { soon, forecast } = breachesOf(breaches.values());
      return {
        ...figuresOfAll(orders.byKind, orders.rules),
        breachSoon: soon,
        breachForecast: forecast,
      };
    }
    const kind = names.code('order', 0, key);
    const sums = orders.byKind.get(kind);
    const { soon, forecast } = breaches.get(kind) ?? breachesOf([]);
    return sums && { ...figuresOfKind(kind, sums, orders.rules), breachSoon: soon, breachForecast: forecast };
  }

  /** Those longest past their limits, and those that come next: by time left, of suspended ones what is left of theirs. */
  private listDue(): ReadonlyMap<string, LiveOrder> {
    const { orders } = this.parts;
    const now = orders.now();
    const most = Number.MAX_VALUE;
    const overdue = [...orders.overdue.upTo(most, LISTED)];
    const next = [
      ...[...orders.running.upTo(most, LISTED)].map(({ key, item }) => ({ left: key - now, item })),
      ...[...orders.paused.upTo(most, LISTED)].map(({ key, item }) => ({ left: key, item })),
    ];
    const first = [...overdue, ...next.toSorted((a, b) => a.left - b.left).slice(0, LISTED)];
    return new Map(first.map(({ item }) => [this.label(item), item]));
  }

  private label({ order: { source, id } }: LiveOrder): string {
    if (!this.parts.orders.isShared(id)) return id;
    const record = this.parts.sources().find((each) => each.record.code === source)?.record;
    return `${record?.id ?? ''}:${id}`;
  }

  private makeShares(): ReadonlyMap<string, OrderShare> {
    const { orders, names } = this.parts;
    const unit = (code: number): string => `unit:${names.text(code)}`;
    const category = (code: number): string =>
      `category:${placeKey({ category: pathOf(names.text(code)), region: [] }).slice(0, -1)}`;
    return new Map([
      ...topShares(orders.byUnit, unit, 'rest:unit'),
      ...topShares(orders.byCategory, category, 'rest:category'),
    ]);
  }
}

/** What `make` gives, made anew when the version is another one. */
function kept<T>(version: () => string, make: () => T): () => T {
  let known: { version: string; value: T } | null = null;
  return () => {
    const now = version();
    if (known?.version !== now) known = { version: now, value: make() };
    return known.value;
  };
}
