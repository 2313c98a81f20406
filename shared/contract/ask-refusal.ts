/**
 * Why something asked for is not done; `code` is for programs, the message for people. `gone`: the station does not answer;
 * `absent`: what was asked for is over, or was never there.
 */
export class AskRefusal extends Error {
  /** What was asked, where who asked knows it. */
  readonly ask: string;
  readonly code: 'unknown' | 'args' | 'role' | 'gone' | 'absent' | 'changed' | 'storage' | 'late' | 'refused';

  constructor(code: AskRefusal['code'], message: string, ask = '') {
    super(message);
    this.code = code;
    this.ask = ask;
  }
}
