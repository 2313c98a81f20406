import type { Role } from './person.ts';

/** What can be found in the audit journal. Whoever changes something else adds its kind here, and its words. */
export const auditKinds = [
  'alert.acknowledge',
  'alert.shelve',
  'alert.unshelve',
  'alert.escalate',
  'rule.save',
  'rule.remove',
  'rule.import',
  'settings.save',
  'settings.undo',
  'settings.logo',
  'targets.save',
  'display.save',
  'document.save',
  'message.post',
  'message.withdraw',
  'order.supervise',
  'hotspot.own',
  'hotspot.note',
  'hotspot.link',
  'hotspot.unlink',
  'hotspot.close',
  'note.write',
  'note.correct',
  'note.done',
  'note.withdraw',
  'handover.give',
  'handover.accept',
  'handover.decline',
  'report.save',
  'report.remove',
  'raw.reveal',
  'person.add',
  'person.change',
  'person.password',
  'person.deactivate',
  'token.make',
  'token.revoke',
  'session.open',
  'session.close',
  'session.refuse',
  'session.lock',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** One thing that somebody did, as it is read. */
export interface AuditEntry {
  id: number;
  /** The host's clock, epoch ms. */
  at: number;
  /** Id of the person, '' where nobody was signed in; name and role as they were then. */
  by: string;
  name: string;
  role: Role;
  what: AuditKind;
  /** What it was done to: an alert, a rule's id, an account … */
  subject: string;
  /** What it was before and is now, null = nothing; never a secret. */
  before: unknown;
  after: unknown;
}
