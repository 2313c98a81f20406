import type { Command, CommandLine } from '../cli/command.ts';
import { tokenOf } from '../cli/token-of.ts';
import { wholeOf } from '../cli/whole-of.ts';
import { usageProblem } from '../problem.ts';
import { feedOf, speedOf } from './replay.ts';

const unitMs: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `simulate`: a hotline that does not exist, as a source; ends when its time is over or when it is stopped. */
export const simulate: Command = {
  name: 'simulate',
  usage:
    '--to ws://…/feed [--profile NAME|FILE] [--seats N] [--speed X|max] [--seed S] [--start TIME] [--for 2h] [--truth FILE] [--source ID]',
  summary: 'a hotline that does not exist, as a source with an outbox of its own',
  options: {
    to: { value: 'URL', help: "the station's ws://…/feed" },
    profile: {
      value: 'NAME|FILE',
      help: '95598, 11183, 95388, 96789 or small (default), or a file like those in assets/simulator',
    },
    seats: { value: 'N', help: "agents there are (default: the profile's); the volume follows" },
    speed: {
      value: 'X|max',
      help: 'simulated seconds a second (default 1); max: as fast as the station takes it',
    },
    seed: { value: 'S', help: 'another number is another hotline, the same is the same again (default 1)' },
    start: {
      value: 'TIME',
      help: "when it begins, in the profile's zone (default: now); with it, or at another speed than 1, the hotline brings its own clock",
    },
    for: {
      value: 'TIME',
      help: 'simulated time after which it ends, e.g. 90s, 30m, 2h, 7d (default: never)',
    },
    truth: { value: 'FILE', help: 'writes what really happened, a line of JSON a thing, for recounting' },
    source: { value: 'ID', help: 'id of the source (default: sim- and the name of the profile)' },
  },
  async run(line, io) {
    const to = feedOf(line);
    const seats = wholeOf(line, 'seats', 1);
    const options = {
      to,
      seats,
      speed: speedOf(line),
      seed: wholeOf(line, 'seed', 0) ?? 1,
      profile: line.text('profile') ?? 'small',
      start: line.text('start'),
      forMs: lengthOf(line),
      truth: line.text('truth'),
      source: line.text('source'),
      token: tokenOf(io),
    };
    // Loaded here because it brings the feeds in, which other commands do without.
    const feeds = await import('../../adapters/feeds/simulator/simulate.ts');
    const stop = new AbortController();
    void io.stopped().then(() => stop.abort());
    try {
      const { events, rejected } = await feeds.simulate({ ...options, signal: stop.signal });
      io.out(`simulated: ${events} events acknowledged, ${rejected} in quarantine`);
      return rejected === 0 ? 0 : 1;
    } catch (fault) {
      if (!stop.signal.aborted) throw fault;
      io.out('stopped');
      // Without an end of its own, being stopped is how it ends.
      return options.forMs === undefined ? 0 : 1;
    }
  },
};

/** The value of `--for` in ms. */
function lengthOf(line: CommandLine): number | undefined {
  const text = line.text('for');
  if (text === undefined) return undefined;
  const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text) ?? [];
  const ms = Math.round(Number(count) * (unitMs[unit] ?? 0));
  if (ms > 0) return ms;
  throw usageProblem(`--for ${text} is not a length of time`, 'e.g. 90s, 30m, 2h or 7d');
}
