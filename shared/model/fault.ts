/** How urgent a fault is to the people who watch. */
export const severities = ['notice', 'warning', 'critical'] as const;
export type Severity = (typeof severities)[number];

/**
 * A problem for people: data, shown where the number is. `words` is a key of shared/words with `params` filled in;
 * `tip` is the key of the first thing to try.
 */
export interface Fault {
  code: string;
  severity: Severity;
  /** What it is about: a source id, a queue, a file; empty for the station itself. */
  subject: string;
  words: string;
  params: Record<string, string | number>;
  tip: string;
  /** Since when, epoch ms. */
  since: number;
  /** Technical cause as reported, free of secrets and caller numbers; may be empty. */
  cause: string;
}
