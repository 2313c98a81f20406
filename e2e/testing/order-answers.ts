import { dueOrder, link, orderFigures, orderUnits } from '../../renderer/testing/orders.ts';
import { NOON } from '../../renderer/testing/wall-states.ts';
import { AskRefusal } from '../../shared/contract/ask-refusal.ts';
import type { Answerers } from '../../shared/contract/asks.ts';
import type { OrderRow, OrderStory } from '../../shared/contract/asks/order-asks.ts';
import type { Asked } from './alert-answers.ts';

/** Orders that the station of the script has. */
export const ORDERS = 1_240;
const MINUTE = 60_000;
const people = ['赵敏', '钱伟', '孙丽', '李强'];

function rowOf(at: number): OrderRow {
  const closed = at % 10 === 9;
  const due = dueOrder(`GD20261122${String(at).padStart(6, '0')}`, (at - 40) * 7 * MINUTE + 30_000, NOON, {
    unit: orderUnits[at % orderUnits.length] ?? '',
    urgent: at % 7 === 0,
    supervisedAt: at === 0 ? NOON - 60 * MINUTE : null,
    ...(at === 42 && { state: 'suspended', leftMs: 14 * MINUTE }),
  });
  return {
    ...due,
    at: closed ? 'closed' : 'dispatched',
    owner: people[at % people.length] ?? '',
    late: closed && at % 20 === 9,
    flagged: at === 3,
    ...(closed
      ? { state: 'closed', link: null, closedAt: NOON - at * MINUTE }
      : { state: due.state, closedAt: null }),
  };
}

function storyOf(row: OrderRow): OrderStory {
  const event = (minutes: number, what: OrderStory['events'][number]['what'], given = {}) => ({
    at: NOON - minutes * MINUTE,
    what,
    unit: row.unit,
    owner: row.owner,
    by: '',
    comment: '',
    ...given,
  });
  return {
    row,
    contact: 'call-20261122-7731',
    grade: null,
    events: [event(90, 'created', { owner: '' }), event(89, 'dispatched')],
    links: [
      { link: 'dispatch', dueAt: NOON - 88 * MINUTE, doneAt: NOON - 89 * MINUTE, inTime: true },
      { link: 'arrive', dueAt: NOON - 45 * MINUTE, doneAt: null, inTime: null },
      { link: 'restore', dueAt: NOON + 90 * MINUTE, doneAt: null, inTime: null },
    ],
    hotspots: [
      { id: 'h1', since: NOON - 50 * MINUTE, category: ['outage', 'fault'], region: ['32', '3201'] },
    ],
  };
}

/** Answers to the desk's questions about orders; what is asked is written down in `asked`. Supervises once. */
export function orderAnswers(asked: Asked[]): Answerers {
  const rows = Array.from({ length: ORDERS }, (_, at) => rowOf(at));
  const stories = new Map<string, OrderStory>();
  const find = (order: string): OrderStory => {
    const row = rows.find((each) => each.order === order);
    if (row === undefined) throw new AskRefusal('unknown', `order ${order}`);
    return stories.get(order) ?? storyOf(row);
  };
  return {
    'orders.list'(args) {
      asked.push({ name: 'orders.list', args });
      const passed = rows.filter(
        ({ order, unit, owner, kind, state }) =>
          (args.units.length === 0 || args.units.includes(unit)) &&
          (args.owners.length === 0 || args.owners.includes(owner)) &&
          (args.kinds.length === 0 || args.kinds.includes(kind)) &&
          (args.states.length === 0 || args.states.includes(state)) &&
          `${order} ${unit} ${owner}`.includes(args.text),
      );
      return { rows: passed.slice(args.offset, args.offset + args.limit), total: passed.length };
    },
    'orders.get': ({ order }) => find(order),
    'orders.supervise'(args, who) {
      asked.push({ name: 'orders.supervise', args });
      const story = find(args.order);
      if (args.comment === '重复') throw new AskRefusal('refused', '该工单已由系统督办');
      const supervised: OrderStory = {
        ...story,
        row: { ...story.row, supervisedAt: NOON },
        events: [
          ...story.events,
          { at: NOON, what: 'supervised', unit: '', owner: '', by: who.name, comment: args.comment },
        ],
      };
      stories.set(args.order, supervised);
      return supervised;
    },
    'orders.figures'(args) {
      asked.push({ name: 'orders.figures', args });
      const keys = args.by[0] === 'owner' ? people : orderUnits;
      return {
        at: NOON,
        rows: keys.map((key, at) => ({
          by: { [args.by[0] ?? '']: key },
          figures: {
            ...orderFigures(),
            open: 40 - at,
            overdueOpen: at,
            closed: 60,
            closedWithLimit: 60,
            closedLate: at * 3,
            created: 100,
            graded: 20,
            satisfied: 19,
            links: { arrive: link() },
          },
        })),
      };
    },
    'orders.contradictions': () => ({
      rows: [
        {
          at: NOON - 3 * MINUTE,
          source: 'crm-east',
          order: 'GD20261122000003',
          why: 'closed 2026-11-22 13:00:00, before it was created (13:05:00)',
          raw: '{"type":"order.moved","order":"GD20261122000003","to":"closed"}',
        },
      ],
      total: 18,
    }),
  };
}
