/** What of the page is in the address. `team`: keys; `state`: names of states; `queue`: a key of `queues`. */
export const floorAddress = {
  view: 'list',
  team: [] as readonly string[],
  state: [] as readonly string[],
  queue: '',
  over: false,
  find: '',
  sort: 'limit',
  group: false,
};
export type FloorAddress = typeof floorAddress;
export type ChangeFloor = (change: Partial<FloorAddress>, step?: 'push' | 'replace') => void;
