import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '../../../../../../shared/samples');

/** The text of a recorded sample, or null with a printed line where the recordings are not at hand. */
export function readSample(path: string): string | null {
  const file = join(root, path);
  if (!existsSync(file)) {
    console.log(`skip: ${path} (../shared is not here)`);
    return null;
  }
  const bytes = readFileSync(file);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}
