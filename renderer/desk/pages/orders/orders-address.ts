/** What of the page is in the address. */
export const ordersAddress = {
  tab: 'list',
  /** Of the list. `class`, `region`: path, its keys joined by `/`, percent-coded. */
  kind: [] as readonly string[],
  unit: [] as readonly string[],
  owner: [] as readonly string[],
  state: [] as readonly string[],
  only: [] as readonly string[],
  class: '',
  region: '',
  find: '',
  sort: 'left',
  from: 0,
  /** Of the table of responsibility. */
  by: 'unit',
  /** The order whose story is open. */
  order: '',
  /** The number whose card is open: see figure-subject.ts. */
  figure: '',
};
export type OrdersAddress = typeof ordersAddress;
export type ChangeOrders = (change: Partial<OrdersAddress>, step?: 'push' | 'replace') => void;

export const orderTabs = ['list', 'units', 'kinds', 'contradictions'] as const;
export type OrderTab = (typeof orderTabs)[number];

/** What lists all orders again. */
export const noFilter: Partial<OrdersAddress> = {
  kind: [],
  unit: [],
  owner: [],
  state: [],
  only: [],
  class: '',
  region: '',
  find: '',
  from: 0,
};
