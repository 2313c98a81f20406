import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLayers } from './check-layers.ts';
import { packages } from './layers.ts';

describe('the layer check', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'callwall-layers-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function write(files: Record<string, string>) {
    for (const [file, source] of Object.entries(files)) {
      mkdirSync(join(root, dirname(file)), { recursive: true });
      writeFileSync(join(root, file), source);
    }
  }

  it('reads every file and finds each kind of violation in a tree that breaks every rule', () => {
    write({
      'shared/clean.ts': 'export const clean = 1;\n',
      'shared/files.ts': "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n",
      'shared/upwards.ts': "import type { Ports } from '../main/station/ports.ts';\nexport type X = Ports;\n",
      'shared/reactive.ts': "export { of } from 'rxjs';\n",
      'shared/unknown.ts': "import pad from 'left-pad';\nexport const x = pad;\n",
      'main/station/ports.ts':
        "import { clean } from '../../shared/clean.ts';\nexport type Ports = typeof clean;\n",
      'main/station/store.ts': "export { open } from '../adapters/open.ts';\n",
      'main/adapters/open.ts': "export const open = () => import('../hub/cli.ts');\n",
      'main/hub/cli.ts': 'export const page = (name: string) => import(`./${name}.ts`);\n',
      'main/hub/leak.ts': "export * from './help.test.ts';\n",
      'main/hub/help.test.ts': "import 'node:fs';\nimport 'fast-check';\n",
      'main/preload/bridge.ts': "import '../station/ports.ts';\n",
      'renderer/Wall.tsx': "import '../main/hub/cli.ts';\nexport default function Wall() { return <p />; }\n",
      'renderer/elsewhere.ts': "import '../docs/words.ts';\nimport '../assets/words.json';\n",
      'renderer/long.ts': '// long\n'.repeat(401),
    });

    const { filesRead, violations } = checkLayers(root);

    expect(filesRead).toBe(15);
    expect(violations.toSorted()).toEqual(
      [
        'renderer/Wall.tsx: default export',
        'main/hub/cli.ts: import() of something other than a string',
        'renderer/long.ts: 401 lines, more than 400',
        'main/adapters/open.ts: adapters may not import hub (main/hub/cli.ts)',
        'main/hub/leak.ts: product code imports the test file main/hub/help.test.ts',
        'main/preload/bridge.ts: preload may not import station (main/station/ports.ts)',
        'main/station/store.ts: station may not import adapters (main/adapters/open.ts)',
        'renderer/Wall.tsx: renderer may not import hub (main/hub/cli.ts)',
        'renderer/elsewhere.ts: renderer may not import a place outside the boxes (docs/words.ts)',
        'shared/files.ts: shared may not use node:fs',
        'shared/reactive.ts: shared may not use the package rxjs',
        'shared/unknown.ts: package left-pad is not in the layer table',
        'shared/upwards.ts: shared may not import station (main/station/ports.ts)',
      ].toSorted(),
    );
  });

  it('finds cycles between files, types included', () => {
    write({
      'shared/a.ts': "import type { B } from './b.ts';\nexport type A = B;\n",
      'shared/b.ts': "import type { C } from './c.ts';\nexport type B = C;\n",
      'shared/c.ts': "import type { A } from './a.ts';\nexport type C = A;\n",
    });
    expect(checkLayers(root)).toEqual({
      filesRead: 3,
      violations: ['cycle: shared/a.ts → shared/b.ts → shared/c.ts → shared/a.ts'],
    });
  });

  it('wants every package assigned, and no assignment without a package', () => {
    const known = Object.fromEntries(Object.keys(packages).map((name) => [name, '1.0.0']));
    const { zod: _, ...dependencies } = known;
    write({ 'package.json': JSON.stringify({ dependencies, devDependencies: { 'left-pad': '1.0.0' } }) });
    expect(checkLayers(root).violations).toEqual([
      'package.json: left-pad is assigned to no box in build/layers.ts',
      'build/layers.ts: zod is not in package.json',
    ]);
  });

  it('refuses a file that cannot be parsed instead of passing it over', () => {
    write({ 'shared/broken.ts': 'import { from ;\n' });
    expect(() => checkLayers(root)).toThrow('shared/broken.ts');
  });
});
