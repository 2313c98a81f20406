import { customerToken } from '../asterisk/customer-token.ts';
import type { Dialect, RecordedInput } from './dialect.ts';
import { recordingEpoch } from './epoch.ts';
import { InputError } from './input-error.ts';
import { readRecording } from './read-recording.ts';
import type { RecordedOutbox } from './recorded-outbox.ts';
import { recordedOutbox } from './recorded-outbox.ts';

/** A recorded file, ready to be sent. */
export interface PreparedRecording {
  outbox: RecordedOutbox;
  /** For the hello. */
  facts: { acw: boolean; agentStates: boolean; zone?: string };
  /**
   * The station's zone, for files whose local times nobody else has named a zone for: they are read again in it.
   * Returns what went wrong, else null.
   */
  useStationZone(zone: string): InputError | null;
  /** Seqs of rows that could not be read. */
  invalidSeqs(): number[];
}

/**
 * Reads a file with a dialect. Without a zone of its own the local times are first read as UTC, because the hello
 * needs their number, and the station only tells its zone in answer to that.
 * @throws InputError naming the file.
 */
export async function prepareRecording(
  file: string,
  dialect: Dialect,
  options: { zone?: string | undefined; siteKey: string },
): Promise<PreparedRecording> {
  const { text, sha256 } = await readRecording(file);
  const local = dialect.localTimes === true;
  const zone = local ? (options.zone ?? dialect.zone) : undefined;
  const epoch = recordingEpoch({ sha256, mapping: dialect.name, version: dialect.version, zone });
  const customer = customerToken(options.siteKey);
  const outbox = recordedOutbox(epoch);
  let input: RecordedInput;
  let readIn = zone ?? 'UTC';

  function parseInZone(): RecordedInput {
    try {
      return dialect.parse(text, { zone: readIn, epoch, customer });
    } catch (error) {
      if (error instanceof InputError) throw new InputError(`${file}, ${error.message}`, { cause: error });
      throw error;
    }
  }

  input = parseInZone();
  outbox.load(input.events);
  return {
    outbox,
    facts: { acw: input.acw, agentStates: input.agentStates, ...(zone === undefined ? {} : { zone }) },
    useStationZone(given) {
      if (!local || zone !== undefined || given === readIn) return null;
      readIn = given;
      try {
        input = parseInZone();
      } catch (error) {
        return new InputError(
          `${file}: cannot be read in the station's zone ${given}. Tip: name the zone with --zone`,
          { cause: error },
        );
      }
      outbox.load(input.events);
      return null;
    },
    invalidSeqs: () => input.events.flatMap((event, at) => (event.type === 'record.invalid' ? [at + 1] : [])),
  };
}
