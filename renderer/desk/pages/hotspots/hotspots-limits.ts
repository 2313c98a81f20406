/** Days that the tabs look back on by themselves. */
export const [HISTORY_DAYS, HOURS_DAYS] = [7, 1] as const;
/** Hotspots and complaints of a list. */
export const MOST_LISTED = 200;
