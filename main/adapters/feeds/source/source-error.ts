import type { rejectCodes } from '../../../../shared/contract/feed.ts';
import { CLOSE } from '../../../../shared/contract/feed.ts';

/** Why a source gave up; `refused` = the HTTP upgrade was, `unreachable` = nobody welcomed it in the time given. */
export type SourceErrorCode = (typeof rejectCodes)[number] | 'superseded' | 'refused' | 'unreachable';

const TIPS: Record<SourceErrorCode, string> = {
  unauthorized: 'check the token and the source ids it is bound to in the station’s settings',
  version: 'source and station are of different versions; update the older one',
  conflict:
    'another source with this id is connected, or replayed and live sources would mix; use another --source or data folder',
  busy: 'the station cannot take more sources now',
  schema: 'the station did not understand this source; update the older one',
  superseded: 'another connection of the same source took over; run it only once',
  refused: 'check the address, the token, and "origins" and "hosts" in the station’s settings',
  unreachable: 'check the address and that the station is running (callwall serve)',
};

/** A source has stopped and will not try again by itself; the message ends in a tip. */
export class SourceError extends Error {
  readonly code: SourceErrorCode;
  constructor(code: SourceErrorCode, why: string) {
    super(`${why === '' ? code : why}. Tip: ${TIPS[code]}.`);
    this.name = 'SourceError';
    this.code = code;
  }
}

/** What a close code of the station means to the source; null = nothing final, dial again. */
export function finalCloseCode(code: number): SourceErrorCode | null {
  switch (code) {
    case CLOSE.malformed:
      return 'schema';
    case CLOSE.unauthorized:
      return 'unauthorized';
    case CLOSE.version:
      return 'version';
    case CLOSE.conflict:
      return 'conflict';
    case CLOSE.superseded:
      return 'superseded';
    default:
      return null;
  }
}
