import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
    if (texts.length === 0) texts.push(declaredLicence(folder));
    const name = folder.split(/node_modules[\\/]/).at(-1)!;
    return [`==== ${name.replaceAll('\\', '/')}`, ...texts].join('\n\n');
  });
  return `${sections.toSorted().join('\n\n')}\n`;
}

/** Some packages only say that they are under MIT, and who wrote them; not all of them say the latter. */
function declaredLicence(folder: string): string {
  const file = join(folder, 'package.json');
  const manifest: { name?: string; license?: string; author?: string | { name: string } } = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : {};
  const { name, license, author = `the contributors of ${name}` } = manifest;
  if (license !== 'MIT') throw new Error(`${folder} has no licence text`);
  return `MIT License\n\nCopyright (c) ${typeof author === 'string' ? author : author.name}\n\n${MIT}`;
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

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
