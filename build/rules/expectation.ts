import { journalKinds } from '../../shared/model/alert.ts';
import type { JournalEntry, JournalKind } from '../../shared/model/alert.ts';
import { LineFault } from './fixture-line.ts';

/** A transition that a fixture asks for, at a time or in a range of times (both ends included), epoch ms. */
export interface Expectation {
  text: string;
  /** Empty: the only rule of the fixture. */
  rule: string;
  kind: JournalKind;
  /** Key or name of what the alert is about; empty for the centre. */
  scope: string;
  from: number;
  to: number;
}

/** The kinds that are judged strictly: one that nobody expects fails the fixture. */
const strict = new Set<JournalKind>(['raised', 'cleared']);

/** A gauge is looked at once a second, so its times may be later by as much. */
const TICK_MS = 1_000;

const EXPECTATION = new RegExp(
  `^(?:([a-z0-9-]+): )?(${journalKinds.join('|')})(?: (.+?))? (?:at (\\S+)|(\\S+?)\\.\\.(\\S+))$`,
);

/**
 * Reads one line of `expect`, e.g. `raised q1 at 10:05:09`.
 * @param gauge whether the rule looks at a gauge
 * @throws LineFault
 */
export function readExpectation(
  text: string,
  clock: (time: string) => number,
  isGauge: (rule: string) => boolean,
): Expectation {
  const match = EXPECTATION.exec(text);
  if (match === null)
    throw new LineFault(
      'is no expectation: write "nothing", "raised q1 at 10:05:09" or "cleared q1 10:06..10:07", with the rule and a colon in front where there are several',
    );
  const [, rule = '', kind, scope = '', at, from, to] = match;
  const first = clock(at ?? from ?? '');
  const last = at === undefined ? clock(to ?? '') : first + (isGauge(rule) ? TICK_MS : 0);
  return { text, rule, kind: kind as JournalKind, scope, from: first, to: last };
}

/** What became of one expectation, or what happened that nobody expected. */
export interface Finding {
  met: boolean;
  text: string;
}

/** What a journal's line says, as fixtures compare it. */
export type Happened = Pick<JournalEntry, 'kind' | 'rule' | 'scope' | 'at'>;

/**
 * Compares what was expected with what happened: every expectation must be met by a line of its own, and every alert
 * raised or cleared must have been expected.
 * @param tell the time of day of an epoch ms, as fixtures write it
 */
export function judge(
  expectations: readonly Expectation[],
  journal: readonly Happened[],
  tell: (at: number) => string,
): Finding[] {
  const left = [...journal];
  const missed: Expectation[] = [];
  const findings = expectations.map((expected): Finding => {
    const found = left.findIndex((line) => isMet(expected, line));
    if (found >= 0) {
      left.splice(found, 1);
      return { met: true, text: expected.text };
    }
    const instead = left.filter((line) => isAbout(expected, line)).map((line) => `at ${tell(line.at)}`);
    const what = instead.length === 0 ? 'it did not happen' : `it happened ${instead.join(', ')}`;
    missed.push(expected);
    return { met: false, text: `${expected.text}: ${what}` };
  });
  const surprises = left
    // What came at another time than expected has been told already.
    .filter((line) => strict.has(line.kind) && !missed.some((expected) => isAbout(expected, line)))
    .map((line): Finding => ({
      met: false,
      text: `not expected: ${line.rule} ${line.kind}${line.scope.name === '' ? '' : ` ${line.scope.name}`} at ${tell(line.at)}`,
    }));
  if (expectations.length === 0 && surprises.length === 0) return [{ met: true, text: 'nothing' }];
  return [...findings, ...surprises];
}

function isAbout({ rule, kind, scope }: Expectation, line: Happened): boolean {
  return (
    kind === line.kind &&
    (rule === '' || rule === line.rule) &&
    (scope === line.scope.key || scope === line.scope.name)
  );
}

function isMet(expected: Expectation, line: Happened): boolean {
  return isAbout(expected, line) && line.at >= expected.from && line.at <= expected.to;
}
