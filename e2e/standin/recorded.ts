/** Something that the application asked of the desktop and the stand-in only wrote down. */
export interface Recorded {
  what: string;
  /** Plain data: it has to reach the test's process. */
  value: unknown;
}

/**
 * What a test may look at and do in the process of the stand-in: `globalThis.callwallStandin`. The real Electron has none;
 * whoever uses it has to be a test of the stand-in, or to ask first whether it is there.
 */
export interface StandinSeam {
  recorded: Recorded[];
  /** Answers for the next dialogs, by method (`showSaveDialog` …), used up one by one; without one, people cancel. */
  dialogAnswers: Record<string, object[]>;
  /** What else can be done from outside, each by the part that it belongs to: `act.clickTray()` … */
  act: Record<string, (...args: never[]) => unknown>;
}

export const seam: StandinSeam = { recorded: [], dialogAnswers: {}, act: {} };
Reflect.set(globalThis, 'callwallStandin', seam);

/** Writes down what the application asked for. */
export function record(what: string, value: unknown = null): void {
  seam.recorded.push({ what, value });
}

/** A line for people, in the output of the test. */
export function warn(text: string): void {
  process.stderr.write(`[stand-in] ${text}\n`);
}
