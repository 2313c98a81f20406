/** What of the page is in the address. */
export const healthAddress = {
  tab: 'feeds',
  /** The feed whose details are open. */
  feed: '',
  /** Of the quarantine: source and reason, and the id before which the page begins; 0: the newest. */
  source: '',
  code: '',
  before: 0,
};
export type HealthAddress = typeof healthAddress;
export type ChangeHealth = (change: Partial<HealthAddress>, step?: 'push' | 'replace') => void;

export const healthTabs = ['feeds', 'quarantine', 'station', 'alarms'] as const;
export type HealthTab = (typeof healthTabs)[number];
