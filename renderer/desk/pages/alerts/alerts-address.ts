/** What of the page is in its address. Each tab has names of its own, so that one keeps its filter while another is open. */
export const alertsAddress = {
  tab: 'inbox',
  /** The alert that is looked at. */
  alert: '',
};

export const inboxAddress = { text: '', pending: true, resolved: true, sort: 'need', down: false };

export const journalAddress = {
  from: '',
  to: '',
  rules: [] as readonly string[],
  severities: [] as readonly string[],
  kinds: [] as readonly string[],
  q: '',
};

/** `rule`: the one that is edited, `+` a new one. */
export const rulesAddress = { rule: '', view: 'form', days: 7 };
