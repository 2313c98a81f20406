import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readRules } from '../../main/adapters/settings/read-rules.ts';
import { shippedRules } from '../../main/adapters/settings/shipped-rules.ts';
import type { AlertRule } from '../../shared/model/alert-rule.ts';
import { root } from '../run-command.ts';
import { FixtureFault, readFixtures } from './read-fixtures.ts';
import type { FixtureCase } from './read-fixtures.ts';

/** The fixtures of the rules that Callwall brings, as paths from the root folder. */
export function shippedFixtures(): string[] {
  return globSync('assets/alerts/fixtures/*.yaml', { cwd: root }).toSorted();
}

/** Reads the cases of a file; a rule is a shipped one's id, or a file beside it. @throws FixtureFault */
export function openFixtures(file: string): FixtureCase[] {
  const shipped = shippedRules();
  return readFixtures(textOf(file, file), file, (name) => {
    const brought = shipped.find((rule) => rule.id === name);
    return brought === undefined ? rulesOf(file, name) : [brought];
  });
}

function rulesOf(fixture: string, name: string): readonly AlertRule[] {
  if (!/\.(ya?ml|json)$/.test(name))
    throw new FixtureFault(fixture, [
      `rule: ${name} is none of those that Callwall brings: name one of them, or a file, e.g. my-rule.yaml`,
    ]);
  const file = join(dirname(resolve(root, fixture)), name);
  const read = readRules(textOf(fixture, file), name);
  if ('rules' in read) return read.rules;
  throw new FixtureFault(
    fixture,
    read.problems.map(({ message }) => message),
  );
}

function textOf(fixture: string, file: string): string {
  try {
    return readFileSync(resolve(root, file), 'utf8');
  } catch {
    throw new FixtureFault(fixture, [`${file} cannot be read: check the path`]);
  }
}
