import type { Topics } from '../../shared/contract/topics.ts';
import type { DueOrder, LinkFigures, OrderFigures, OrderShare } from '../../shared/model/order.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What the hall may have to read of work orders. */
export type OrderScript = 'none' | 'calm' | 'busy' | 'noLimits' | 'huge';

export const orderKinds: Topics['orderKinds'] = {
  fault: {
    zh: '故障报修',
    en: 'Fault repair',
    links: [
      { key: 'dispatch', zh: '派单', en: 'Dispatch', lane: 'dispatch' },
      { key: 'arrive', zh: '到场', en: 'On site', lane: 'reach' },
      { key: 'restore', zh: '恢复供电', en: 'Restored', lane: 'handle' },
      { key: 'visit', zh: '回访评价', en: 'Satisfaction', lane: 'satisfaction' },
    ],
  },
  complaint: {
    zh: '投诉',
    en: 'Complaint',
    links: [
      { key: 'dispatch', zh: '派单', en: 'Dispatch', lane: 'dispatch' },
      { key: 'contact', zh: '联系客户', en: 'Contact', lane: 'reach' },
      { key: 'handle', zh: '办结', en: 'Handled', lane: 'handle' },
      { key: 'visit', zh: '回访评价', en: 'Satisfaction', lane: 'satisfaction' },
    ],
  },
};

const classes = [
  ['delivery', '投递服务', 'Delivery'],
  ['delay', '延误', 'Delay'],
  ['loss', '丢失短少', 'Loss'],
  ['damage', '损毁', 'Damage'],
  ['pickup', '收寄服务', 'Pick-up'],
  ['fee', '违规收费', 'Wrong charge'],
  ['other', '其他', 'Other'],
] as const;

const categories: Topics['trees']['categories'] = {
  nodes: classes.map(([key, zh, en]) => ({ key, zh, en, children: [] })),
};

export const orderUnits = ['浙江抢修班', '江苏投递局', '上海浦东揽投部', '南京抢修二班', '安徽客服部'];
const longUnits = [
  '国网新疆伊犁伊河供电公司配电运检中心抢修四班',
  '内蒙古自治区呼伦贝尔市邮政分公司鄂伦春自治旗揽投部',
  ...orderUnits,
];

/** One order with a limit, due `left` ms from now. */
export function dueOrder(order: string, left: number, now: number, given: Partial<DueOrder> = {}): DueOrder {
  return {
    order,
    kind: 'fault',
    link: 'arrive',
    state: left < 0 ? 'overdue' : left < 10 * MINUTE ? 'soon' : 'running',
    dueAt: now + left,
    leftMs: null,
    created: now + left - HOUR,
    category: ['delivery'],
    region: ['zj'],
    unit: '浙江抢修班',
    urgent: false,
    supervisedAt: null,
    ...given,
  };
}

export function link(given: Partial<LinkFigures> = {}): LinkFigures {
  return { open: 0, soon: 0, overdue: 0, done: 0, doneInTime: 0, ...given };
}

export function orderFigures(given: Partial<OrderFigures> = {}): OrderFigures {
  return {
    createdToday: 0,
    closedToday: 0,
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
    breachSoon: 0,
    breachForecast: 0,
    links: {},
    ...given,
  };
}

const { links: _links, ...noCounts } = orderFigures();
const countNames = Object.keys(noCounts) as (keyof typeof noCounts)[];

const calm = orderFigures({
  createdToday: 312,
  closedToday: 298,
  open: 146,
  soon: 4,
  suspended: 3,
  closedWithLimit: 298,
  closedLate: 5,
  graded: 204,
  satisfied: 199,
  breachSoon: 0,
  breachForecast: 2,
  links: {
    dispatch: link({ open: 6, soon: 1, done: 306, doneInTime: 304 }),
    reach: link({ open: 41, soon: 2, done: 270, doneInTime: 268 }),
    handle: link({ open: 68, soon: 1, done: 301, doneInTime: 296 }),
    satisfaction: link({ open: 31, done: 204, doneInTime: 204 }),
  },
});

const busy = orderFigures({
  createdToday: 1_312,
  closedToday: 1_104,
  open: 642,
  overdueOpen: 23,
  soon: 31,
  suspended: 12,
  supervised: 9,
  flagged: 2,
  closedWithLimit: 1_104,
  closedLate: 71,
  graded: 640,
  satisfied: 611,
  breachSoon: 18,
  breachForecast: 27,
  links: {
    dispatch: link({ open: 34, soon: 6, overdue: 4, done: 1_278, doneInTime: 1_255 }),
    reach: link({ open: 181, soon: 14, overdue: 11, done: 1_097, doneInTime: 1_031 }),
    handle: link({ open: 286, soon: 11, overdue: 8, done: 1_104, doneInTime: 1_033 }),
    satisfaction: link({ open: 141, done: 640, doneInTime: 640 }),
  },
});

const huge = orderFigures({
  createdToday: 38_204,
  closedToday: 36_990,
  open: 20_000,
  overdueOpen: 900,
  soon: 1_204,
  suspended: 340,
  supervised: 312,
  flagged: 18,
  closedWithLimit: 36_990,
  closedLate: 2_981,
  graded: 21_004,
  satisfied: 20_118,
  breachSoon: 614,
  breachForecast: 1_140,
  links: {
    dispatch: link({ open: 1_204, soon: 310, overdue: 122, done: 37_000, doneInTime: 35_990 }),
    reach: link({ open: 6_310, soon: 420, overdue: 388, done: 30_690, doneInTime: 28_114 }),
    handle: link({ open: 9_866, soon: 474, overdue: 390, done: 36_990, doneInTime: 34_009 }),
    satisfaction: link({ open: 2_620, done: 21_004, doneInTime: 20_998 }),
  },
});

/** A kind without links has no limits: nothing is ever late, and no rate can be told. */
const noLimits = orderFigures({ createdToday: 12, closedToday: 9, open: 14, graded: 3, satisfied: 3 });

const figures: Record<Exclude<OrderScript, 'none'>, OrderFigures> = { calm, busy, noLimits, huge };

function dueOf(script: OrderScript, now: number): DueOrder[] {
  const id = (at: number) => `GD20261122${String(1_024 + at * 7).padStart(6, '0')}`;
  if (script === 'none' || script === 'noLimits') return [];
  if (script === 'calm')
    return Array.from({ length: 24 }, (_, at) =>
      dueOrder(id(at), (at + 1) * 7 * MINUTE + at * 13_000, now, { unit: orderUnits[at % 5] ?? '' }),
    );
  const overdue = script === 'huge' ? 40 : 23;
  const units = script === 'huge' ? longUnits : orderUnits;
  return Array.from({ length: 100 }, (_, at): DueOrder => {
    const complaint = at % 3 === 1;
    const far = (at - overdue) ** 2 * 11_000;
    const left = at < overdue ? (at - overdue) * 1_170_000 : far + 70_000;
    const waits = at === overdue + 4;
    return dueOrder(script === 'huge' && at % 4 === 0 ? `crm-east:${id(at)}-0001` : id(at), left, now, {
      unit: at === overdue + 6 ? '' : (units[at % units.length] ?? ''),
      urgent: at % 6 === 2,
      supervisedAt: at < overdue && at % 2 === 0 ? now - (overdue - at) * 900_000 : null,
      ...(complaint && { kind: 'complaint', link: at % 2 === 0 ? 'contact' : 'handle' }),
      ...(waits && { state: 'suspended', leftMs: left }),
    });
  });
}

function sharesOf(script: OrderScript): Topics['orderShares'] {
  const scale = { none: 0, calm: 1, busy: 4, noLimits: 0, huge: 120 }[script];
  const share = (at: number): OrderShare => {
    const closed = Math.round((90 * scale) / (at + 1));
    return {
      open: Math.round((44 * scale) / (at + 1)),
      overdueOpen: script === 'calm' ? 0 : Math.round((1.9 * scale) / (at + 1)),
      closed,
      closedWithLimit: closed,
      closedLate: Math.round((closed * ((at * 3 + 1) % 7)) / 90),
      created: Math.round((130 * scale) / (at + 1)),
    };
  };
  if (scale === 0) return {};
  const units = script === 'huge' ? longUnits : orderUnits;
  return Object.fromEntries([
    ...classes.map(([key], at) => [`category:${key}`, share(at)]),
    ...units.map((unit, at) => [`unit:${unit}`, share(at)]),
  ]);
}

/** Work orders as the topics tell them, of a script. */
export function orderTopics(
  script: OrderScript,
  now: number,
): Pick<Topics, 'orderKinds' | 'orderFigures' | 'dueOrders' | 'orderShares' | 'trees'> {
  const trees = { categories, regions: { nodes: [] } };
  if (script === 'none') return { orderKinds, orderFigures: {}, dueOrders: {}, orderShares: {}, trees };
  const all = figures[script];
  const { dispatch = link(), reach = link(), handle = link(), satisfaction = link() } = all.links;
  const part = (share: number, links: OrderFigures['links']): OrderFigures => {
    const counts = orderFigures(all);
    for (const name of countNames) counts[name] = Math.round((all[name] ?? 0) * share);
    return { ...counts, links };
  };
  const some = (share: number, from: LinkFigures): LinkFigures =>
    link(Object.fromEntries(Object.entries(from).map(([key, value]) => [key, Math.round(value * share)])));
  const own = (share: number, names: readonly [string, string]): OrderFigures['links'] =>
    script === 'noLimits'
      ? {}
      : {
          dispatch: some(share, dispatch),
          [names[0]]: some(share, reach),
          [names[1]]: some(share, handle),
          visit: some(share, satisfaction),
        };
  return {
    orderKinds:
      script === 'noLimits' ? { fault: { zh: '故障报修', en: 'Fault repair', links: [] } } : orderKinds,
    orderFigures: {
      '': all,
      fault: part(0.7, own(0.7, ['arrive', 'restore'])),
      ...(script !== 'noLimits' && { complaint: part(0.3, own(0.3, ['contact', 'handle'])) }),
    },
    dueOrders: Object.fromEntries(dueOf(script, now).map((due) => [due.order, due])),
    orderShares: sharesOf(script),
    trees,
  };
}
