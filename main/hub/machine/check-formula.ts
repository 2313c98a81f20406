import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formulaOf, sameFormula } from '../../../shared/model/formula.ts';
import type { FormulaVersion } from '../../../shared/model/formula.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Finding } from './check-machine.ts';

/** Which version of the formula settings a data folder's figures are counted under, and what a start would change. */
export async function checkFormula(folder: string, settings: Settings): Promise<Finding> {
  // Loaded here because they bring the database in, which a machine that lacks it must not fail by.
  const [{ DATABASE }, { openData }] = await Promise.all([
    import('../../adapters/archive/open-archive.ts'),
    import('../open-data.ts'),
  ]);
  const none: Finding = { check: 'formula', state: 'ok', found: 'nothing is counted yet', todo: '' };
  if (!existsSync(join(folder, DATABASE))) return none;
  try {
    const reader = openData(folder);
    const newest = reader.formulas().at(-1);
    reader.close();
    return newest ? { ...none, found: told(newest, settings) } : none;
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    const todo = 'see whether the data were written by this Callwall, and by whom they may be read';
    return { ...none, state: 'fail', found: `the data cannot be read: ${why}`, todo };
  }
}

function told(newest: FormulaVersion, settings: Settings): string {
  const { version, from } = newest;
  const since = from === 0 ? 'the beginning' : formatLocal(createZone(settings.zone), from, 'isoMinute');
  const known = `version ${version} from ${since}`;
  if (sameFormula(newest, settings)) return known;
  const changes = JSON.stringify(formulaOf(settings));
  return `${known}; with the next start version ${version + 1} from the next midnight: ${changes}`;
}
