import { readFileSync } from 'node:fs';
import type { AlertRule } from '../../shared/model/alert-rule.ts';
import { readRules } from '../adapters/settings/read-rules.ts';
import { usageProblem } from './problem.ts';

/** The rules in a file, YAML or JSON. @throws Problem naming the file, the line and the field */
export function readRuleFile(file: string): AlertRule[] {
  const read = readRules(textOf(file), file);
  if ('rules' in read) return read.rules;
  const [first = '', ...more] = read.problems.map(({ message }) => message);
  throw usageProblem(
    more.length === 0 ? first : `${first} (and ${more.length} more)`,
    'how a rule is written: docs/rules.md',
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
    throw code === 'ENOENT'
      ? usageProblem(`--rule ${file}: there is no such file`, 'check the path')
      : usageProblem(
          `--rule ${file} cannot be read (${code})`,
          'name a file of rules that this user may read',
        );
  }
}
