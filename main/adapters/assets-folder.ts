import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The `assets` folder of the checkout or of the installed product, whichever this code runs from: bundled or not, it
 * stands beside one of the folders above.
 * @throws Error when the installation is incomplete.
 */
export function assetsFolder(start: string = import.meta.dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const assets = join(folder, 'assets');
    if (existsSync(join(assets, 'mappings'))) return assets;
    if (folder === dirname(folder))
      throw new Error(`no assets folder above ${start}: the installation is incomplete`);
  }
}
