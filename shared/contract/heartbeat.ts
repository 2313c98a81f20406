/** Heartbeat of every wire in ms: ping period, silence after which a peer is stale, and dead. */
export const HEARTBEAT = { pingMs: 5_000, staleMs: 10_000, deadMs: 15_000 } as const;
