import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { assetsFolder } from '../../assets-folder.ts';
import { InputError } from '../replay/input-error.ts';
import type { Profile } from './profile.ts';
import { profileSchema } from './profile.ts';

const bankName = 'anonymous-bank.json';
const bankSchema = z.object({
  quarters: z.array(z.number().min(0)).length(96),
  patience: z.array(z.tuple([z.number().positive(), z.number().min(0).max(1)])).min(2),
});
export type Bank = z.infer<typeof bankSchema>;

/** Names of the profiles that come with the product. */
export function profileNames(): string[] {
  return readdirSync(folder())
    .filter((file) => file.endsWith('.json') && file !== bankName)
    .map((file) => basename(file, '.json'))
    .toSorted();
}

/**
 * The profile of that name, or of that file (anything with a path separator or ending in `.json`).
 * @throws InputError when there is none, or when the file is not a profile: with the member at fault and a tip.
 */
export function loadProfile(nameOrFile: string): Profile {
  if (/[/\\]|\.json$/i.test(nameOrFile)) return check(nameOrFile, profileSchema);
  const names = profileNames();
  if (names.includes(nameOrFile)) return check(join(folder(), `${nameOrFile}.json`), profileSchema);
  throw new InputError(
    `there is no profile "${nameOrFile}". Tip: choose one of ${names.join(', ')}, or give the path of a profile file`,
  );
}

/** What is known of the Anonymous Bank's callers: how many come by quarter of an hour, and how patient they are. */
export function loadBank(): Bank {
  return check(join(folder(), bankName), bankSchema);
}

function folder(): string {
  return join(assetsFolder(), 'simulator');
}

function check<T>(file: string, schema: z.ZodType<T>): T {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    throw new InputError(`${file}: there is no such profile file. Tip: check the path`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(`${file}: not JSON: ${why}. Tip: look for a missing comma or quote there`, {
      cause: error,
    });
  }
  const checked = schema.safeParse(json);
  if (checked.success) return checked.data;
  const faults = checked.error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.length === 0 ? 'the file' : path.join('.')}: ${message}`);
  throw new InputError(
    `${file}: not a profile: ${faults.join('; ')}. Tip: compare with the profiles in ${folder()}`,
  );
}
