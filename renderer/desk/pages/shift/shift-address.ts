/**
 * What of the page is in its address. `handover`: the one whose items are looked at. `kind`, `date`, `shift`: of which
 * time the summary is; empty: of the shift that is on.
 */
export const shiftAddress = { tab: 'now', handover: '', kind: 'shift', date: '', shift: '' };
