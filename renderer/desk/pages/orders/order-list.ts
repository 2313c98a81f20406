import type { AskInput } from '../../../../shared/contract/asks.ts';
import type { OrderRow } from '../../../../shared/contract/asks/order-asks.ts';
import type { DueOrder } from '../../../../shared/model/order.ts';
import type { OrdersAddress } from './orders-address.ts';

/** Rows of a page of the list. */
export const PAGE = 200;

export const listStates = ['overdue', 'soon', 'running', 'suspended', 'closed'] as const;
export const listMarks = ['supervised', 'urgent', 'flagged'] as const;
export const listSorts = ['left', 'created', 'closed'] as const;

/** The question for the rows that an address wants; what it says wrongly is as good as unsaid. */
export function listQuestion(address: OrdersAddress): AskInput<'orders.list'> {
  const { kind, unit, owner, find, from } = address;
  return {
    kinds: [...kind],
    units: [...unit],
    owners: [...owner],
    states: listStates.filter((state) => address.state.includes(state)),
    only: listMarks.filter((mark) => address.only.includes(mark)),
    category: pathOf(address.class),
    region: pathOf(address.region),
    text: find.trim().slice(0, 64),
    sort: listSorts.find((sort) => sort === address.sort) ?? 'left',
    offset: Math.min(100_000, Math.max(0, Math.floor(from))),
    limit: PAGE,
  };
}

/** Whether any filter is set. */
export function isFiltered({ kind, unit, owner, state, only, find, ...rest }: OrdersAddress): boolean {
  const lists = [kind, unit, owner, state, only];
  return lists.some((list) => list.length > 0) || rest.class !== '' || rest.region !== '' || find !== '';
}

/** A path from an address, e.g. `delivery/late`. */
export function pathOf(text: string): string[] {
  if (text === '') return [];
  try {
    return text.split('/').map(decodeURIComponent);
  } catch {
    // Somebody's address cut short.
    return [];
  }
}

export function pathText(path: readonly string[]): string {
  return path.map(encodeURIComponent).join('/');
}

/** An order with a limit as a row of the list: for those who may not see who works on it. */
export function rowOfDue(due: DueOrder): OrderRow {
  return { ...due, at: 'created', owner: '', closedAt: null, late: false, flagged: false };
}

/** How an order's limit stands at a moment: ms left, below zero over; null without a limit, or closed. */
export function rowLeft({ state, dueAt, leftMs }: OrderRow, now: number): number | null {
  if (state === 'closed' || dueAt === null) return null;
  return leftMs ?? dueAt - now;
}
