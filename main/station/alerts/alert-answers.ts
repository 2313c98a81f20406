import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { Answerers } from '../../../shared/contract/asks.ts';
import { alertRuleSchema } from '../../../shared/model/alert-rule.ts';
import { ruleProblems } from '../../../shared/model/rule-problem.ts';
import type { AuditKind } from '../../../shared/model/audit.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { RuleTexts } from '../ports.ts';
import type { Archive } from '../archive-port.ts';
import { maskText } from '../ingest/mask-raw.ts';
import { AlertActs } from './alert-acts.ts';
import type { Settle } from './alert-acts.ts';
import type { Alerts } from './alerts.ts';
import type { RuleBook } from './rule-book.ts';

/** What questions about alerts are answered from. Parts may be other ones after a failure of the storage. */
export interface AlertAnswerParts {
  alerts(): { alerts: Alerts; rules: RuleBook };
  archive: Pick<Archive, 'audit' | 'begin'>;
  settle: Settle;
  wall(): number;
  texts: RuleTexts;
}

const CHANGED = 'somebody else has changed this rule meanwhile: look at it again';

/** Answers about alerts and rules; the journal, and trying a rule out on the past, are the host's. */
export function alertAnswers(parts: AlertAnswerParts): Answerers {
  return { ...actAnswers(parts), ...ruleAnswers(parts) };
}

function actAnswers(parts: AlertAnswerParts): Answerers {
  /** Does it, and writes down who did it to which of them. */
  const act = (
    what: AuditKind,
    who: Person,
    after: object,
    run: (acts: AlertActs) => string[],
  ): { done: string[] } => {
    const { alerts } = parts.alerts();
    const note = (done: readonly string[]): void => {
      parts.archive.begin();
      for (const subject of done) parts.archive.audit.note({ at: parts.wall(), who, what, subject, after });
    };
    return { done: run(new AlertActs(alerts, parts.settle, note)) };
  };
  return {
    'alerts.acknowledge'({ alerts, comment: typed }, who) {
      const comment = maskText(typed);
      return act('alert.acknowledge', who, { comment }, (acts) => acts.acknowledge(alerts, comment, who));
    },
    'alerts.shelve'({ alerts, minutes, comment: typed }, who) {
      const comment = maskText(typed);
      return act('alert.shelve', who, { minutes, comment }, (acts) =>
        acts.shelve(alerts, minutes, comment, who),
      );
    },
    'alerts.unshelve': ({ alerts }, who) =>
      act('alert.unshelve', who, {}, (acts) => acts.unshelve(alerts, who)),
    'alerts.escalate'({ alerts, to, comment: typed }, who) {
      const comment = maskText(typed);
      return act('alert.escalate', who, { to, comment }, (acts) => acts.escalate(alerts, to, comment, who));
    },
  };
}

function ruleAnswers(parts: AlertAnswerParts): Answerers {
  return {
    'rules.list': () => ({ rules: parts.alerts().rules.list() }),
    'rules.save'({ rule: told, enabled, was }, who) {
      const read = alertRuleSchema.safeParse(told);
      if (read.data === undefined) return { ok: false, problems: ruleProblems(read.error, told) };
      const rule = read.data;
      const [revision = 0] = changeRules(parts, 'rule.save', who, [rule.id], (rules) => [
        rules.save(rule, enabled, was, makerOf(who), parts.wall()),
      ]);
      return { ok: true, revision };
    },
    'rules.remove'({ id, was }, who) {
      const [revision = 0] = changeRules(parts, 'rule.remove', who, [id], (rules) => [
        rules.remove(id, was, makerOf(who), parts.wall()),
      ]);
      return { ok: true, revision };
    },
    'rules.import'({ text }, who) {
      const read = parts.texts.read(text);
      if ('problems' in read) return { ok: false, problems: read.problems };
      const ids = read.rules.map(({ id }) => id);
      changeRules(parts, 'rule.import', who, ids, (rules) =>
        read.rules.map((rule) => {
          const known = rules.get(rule.id);
          return rules.save(rule, known?.enabled ?? true, known?.revision ?? 0, makerOf(who), parts.wall());
        }),
      );
      return { ok: true, ids };
    },
    'rules.read'({ text }) {
      const read = parts.texts.read(text);
      return 'problems' in read ? { ok: false, problems: read.problems } : { ok: true, rules: read.rules };
    },
    'rules.export'({ ids }) {
      const all = parts.alerts().rules.list();
      const wanted = all.filter(({ rule }) => ids.length === 0 || ids.includes(rule.id));
      return { text: parts.texts.write(wanted.map(({ rule }) => rule)) };
    },
  };
}

/** Makes other rules of those there are, durable when it returns. */
function changeRules(
  parts: AlertAnswerParts,
  what: AuditKind,
  who: Person,
  ids: readonly string[],
  change: (rules: RuleBook) => (number | null)[],
): number[] {
  if (!parts.settle())
    throw new AskRefusal('storage', 'nothing can be stored now; see the faults on the screen');
  const { alerts, rules } = parts.alerts();
  const before = ids.map((id) => rules.get(id));
  const revisions = change(rules);
  const made = revisions.filter((revision) => revision !== null);
  if (made.length < revisions.length) throw new AskRefusal('changed', CHANGED);
  alerts.rulesChanged();
  parts.archive.begin();
  ids.forEach((subject, at) => {
    const note = { at: parts.wall(), who, what, subject };
    parts.archive.audit.note({ ...note, before: before[at], after: rules.get(subject) });
  });
  if (!parts.settle()) throw new AskRefusal('storage', 'the rule could not be stored; save it again');
  return made;
}

/** Nobody made the rules that Callwall brings: somebody without a name is told by the role. */
function makerOf({ name, role }: Person): string {
  return name || role;
}
