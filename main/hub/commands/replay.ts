import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { siteKey } from '../../adapters/settings/site-key.ts';
import type { Command, CommandLine, Io } from '../cli/command.ts';
import { userDataFolder } from '../cli/data-folder.ts';
import { tokenOf } from '../cli/token-of.ts';
import { usageProblem } from '../problem.ts';

/** `replay`: recorded files as a source, ends when the station has acknowledged all of it. */
export const replay: Command = {
  name: 'replay',
  usage: 'FILE… --to ws://…/feed --mapping NAME|FILE [--speed N|max] [--source ID] [--zone Z]',
  summary: 'feeds recorded files to a station, as fast as they happened or faster',
  words: { name: 'FILE', min: 1, max: Infinity },
  options: {
    to: { value: 'URL', help: "the station's ws://…/feed" },
    mapping: {
      value: 'NAME|FILE',
      help: 'how to read the files: a mapping by name, a mapping file, or events for JSON lines',
    },
    speed: {
      value: 'N|max',
      help: 'recorded seconds a second (default 1); max: as fast as the station takes it',
    },
    source: { value: 'ID', help: "id of the source (default: the mapping's name)" },
    zone: {
      value: 'Z',
      help: "zone of local times in the files (default: the mapping's, else the station's)",
    },
  },
  async run(line, io) {
    const to = feedOf(line);
    // Loaded here because it brings the reading of recordings in, which other commands do without.
    const feeds = await import('../../adapters/feeds/replay/replay.ts');
    const stop = new AbortController();
    void io.stopped().then(() => stop.abort());
    try {
      const { files, events, rejected } = await feeds.replay(line.words, {
        to,
        mapping: line.required('mapping'),
        speed: speedOf(line),
        source: line.text('source'),
        zone: line.text('zone'),
        token: tokenOf(io),
        siteKey: keyOf(io),
        signal: stop.signal,
      });
      io.out(
        `replayed ${files} ${files === 1 ? 'file' : 'files'}: ${events} events acknowledged, ${rejected} in quarantine`,
      );
      return 0;
    } catch (fault) {
      if (!stop.signal.aborted) throw fault;
      io.err('callwall: stopped before the end — tip: the same command goes on where it was');
      return 1;
    }
  },
};

/** The value of `--to`. @throws Problem */
export function feedOf(line: CommandLine): string {
  const to = line.required('to');
  if (/^wss?:\/\/./.test(to) && URL.canParse(to)) return to;
  throw usageProblem(`--to ${to} is not a WebSocket address`, 'e.g. --to ws://127.0.0.1:8138/feed');
}

/** The value of `--speed`, 1 by default. @throws Problem */
export function speedOf(line: CommandLine, standard = 1): number | 'max' {
  const text = line.text('speed');
  if (text === undefined || text === 'max') return text ?? standard;
  const speed = Number(text);
  if (Number.isFinite(speed) && speed > 0) return speed;
  throw usageProblem(`--speed ${text} is not a speed`, 'a number above 0, e.g. 60, or max');
}

/** Key for making caller numbers opaque: CALLWALL_SITE_KEY, else the one of this user's data folder. */
function keyOf(io: Io): string {
  try {
    return siteKey(userDataFolder(process.platform, io.env, homedir()), io.env['CALLWALL_SITE_KEY']);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    io.err(
      `callwall: no key for caller numbers can be kept (${why}), so callers are not recognised in a later replay — tip: set CALLWALL_SITE_KEY`,
    );
    return randomBytes(32).toString('hex');
  }
}
