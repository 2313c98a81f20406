import { relative, resolve } from 'node:path';
import { openFixtures, shippedFixtures } from './rules/fixture-files.ts';
import { FixtureFault } from './rules/read-fixtures.ts';
import { runFixture } from './rules/run-fixture.ts';
import { root } from './run-command.ts';
import { finish } from './tally.ts';
import type { Tally } from './tally.ts';

/** Runs fixtures of alert rules, the shipped ones or the files named, and prints what each expected and what came of it. */
function runRules(files: readonly string[]): Tally {
  let passed = 0;
  let failed = 0;
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  for (const file of files) {
    try {
      for (const fixture of openFixtures(file)) {
        say(`${relative(root, resolve(root, file))}: ${fixture.name}`);
        for (const { met, text } of runFixture(fixture)) {
          say(`  ${met ? 'met   ' : 'MISSED'}  ${text}`);
          if (met) passed++;
          else failed++;
        }
      }
    } catch (fault) {
      if (!(fault instanceof FixtureFault)) throw fault;
      say(fault.message);
      failed++;
    }
  }
  return { passed, failed, skipped: 0, failures: [] };
}

const named = process.argv.slice(2);
finish([runRules(named.length === 0 ? shippedFixtures() : named)]);
