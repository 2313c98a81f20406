import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import { assetsFolder } from '../assets-folder.ts';
import { readRules } from './read-rules.ts';

/** The rules that Callwall brings, by id. @throws Error when the installation is incomplete or damaged */
export function shippedRules(): AlertRule[] {
  const folder = join(assetsFolder(), 'alerts', 'rules');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .flatMap((name) => {
      const read = readRules(readFileSync(join(folder, name), 'utf8'), name);
      if ('rules' in read) return read.rules;
      throw new Error(
        `${read.problems.map(({ message }) => message).join('; ')}: the installation is damaged`,
      );
    });
}
