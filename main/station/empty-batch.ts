import type { CommitBatch } from './archive-port.ts';

/** A commit in which nothing happened, but for complaints. */
export const emptyBatch: Omit<CommitBatch, 'complaints'> = {
  names: [],
  combos: [],
  contacts: [],
  slots: { rows: [], over: 0, tracks: [], unsealed: [], sealed: [] },
  sources: [],
  seats: [],
  seconds: [],
  quarantined: [],
  gaps: [],
  totals: {},
  roster: new Map(),
  alerts: { rules: [], instances: [], journal: [], notices: [] },
  orders: [],
};
