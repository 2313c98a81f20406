import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Notes in `found` the folder of every package of which something is in the bundles: their licences ask that their texts
 * come with the product, and the bundles leave comments out.
 */
export function collectPackages(found: Set<string>): Plugin {
  return {
    name: 'collect-packages',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const id of output.moduleIds) {
          const folder = packageFolder(id);
          if (folder !== undefined) found.add(folder);
        }
      }
    },
  };
}

/** The folder of the package that a module is of; undefined for the product's own. */
export function packageFolder(moduleId: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(
    moduleId.replaceAll('\0', ''),
  )?.[0];
}

/**
 * The licence texts of packages, by name.
 * @throws Error when a package has no text of its licence: the product must not be built without it
 */
export function licenceTexts(folders: Iterable<string>): string {
  const sections = [...folders].map((folder) => {
    const texts = licenceFiles(folder).map((file) => readFileSync(file, 'utf8').trim());
    if (texts.length === 0) throw new Error(`${folder} has no licence text`);
    const name = folder.split(/node_modules[\\/]/).at(-1)!;
    return [`==== ${name.replaceAll('\\', '/')}`, ...texts].join('\n\n');
  });
  return `${sections.toSorted().join('\n\n')}\n`;
}

/** Some keep the licences of what they copied in a folder, as ECharts does. */
function licenceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => /^(licen[cs]es?|copying|notice)\b/i.test(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
    })
    .toSorted();
}
