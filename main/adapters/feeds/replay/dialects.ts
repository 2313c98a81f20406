import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { assetsFolder } from '../../assets-folder.ts';
import { asteriskQueueLog } from '../asterisk/queue-log.ts';
import { pbxwareQueueLog } from '../asterisk/pbxware-queue-log.ts';
import type { Dialect } from './dialect.ts';
import { eventsDialect } from './events-dialect.ts';
import { InputError } from './input-error.ts';
import { mappingDialect } from './mapping-dialect.ts';
import type { Mapping } from './mapping-schema.ts';
import { mappingSchema } from './mapping-schema.ts';

/** Dialects that are code, because a table of columns cannot say them. */
const coded: readonly Dialect[] = [eventsDialect, asteriskQueueLog, pbxwareQueueLog];

/** Names that `dialectByName` knows without a file: coded dialects and the mappings that come with the product. */
export function dialectNames(): string[] {
  const mappings = readdirSync(join(assetsFolder(), 'mappings')).filter((file) => file.endsWith('.json'));
  return [...mappings.map((file) => basename(file, '.json')), ...coded.map(({ name }) => name)].toSorted();
}

/**
 * The dialect of that name, or of that mapping file (anything with a path separator or ending in `.json`).
 * @throws InputError when there is none, or when the file is not a mapping: with the member at fault and a tip.
 */
export function dialectByName(nameOrFile: string): Dialect {
  const found = coded.find(({ name }) => name === nameOrFile);
  if (found !== undefined) return found;
  if (/[/\\]|\.json$/i.test(nameOrFile)) return mappingDialect(readMapping(nameOrFile));
  const names = dialectNames();
  if (names.includes(nameOrFile))
    return mappingDialect(readMapping(join(assetsFolder(), 'mappings', `${nameOrFile}.json`)));
  throw new InputError(
    `there is no mapping "${nameOrFile}". Tip: choose one of ${names.join(', ')}, or give the path of a mapping file`,
  );
}

function readMapping(file: string): Mapping {
  const checked = mappingSchema.safeParse(readJson(file));
  if (checked.success) return checked.data;
  const faults = checked.error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.length === 0 ? 'the file' : path.join('.')}: ${message}`);
  throw new InputError(
    `${file}: not a mapping: ${faults.join('; ')}. Tip: compare with the mappings in ${join(assetsFolder(), 'mappings')}`,
  );
}

function readJson(file: string): unknown {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new InputError(
      `${file}: there is no such mapping file. Tip: check the path, or use one of ${dialectNames().join(', ')}`,
    );
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(`${file}: not JSON: ${why}. Tip: look for a missing comma or quote there`, {
      cause: error,
    });
  }
}
