/**
 * What of the page is in its address. `hotspot`: the one that is looked at. `how`: the count whose formula is. `from`,
 * `to`: days, `2026-11-22`; empty: the usual. `what`, `where`: paths of keys.
 */
export const hotspotsAddress = {
  tab: 'now',
  hotspot: '',
  how: '',
  from: '',
  to: '',
  what: [] as readonly string[],
  where: [] as readonly string[],
};
