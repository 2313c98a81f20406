import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of package.json, dist/ and assets/: two levels up from here, from the bundle (dist/hub) as from the source. */
export const projectRoot = join(import.meta.dirname, '..', '..');

/** Version of the program, e.g. `0.1.0`. */
export function programVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  throw new Error('package.json has no version');
}
