import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { constructedCss } from './constructed-css.ts';
import { collectPackages } from './licences.ts';

const root = join(import.meta.dirname, '..');

/**
 * Where the build lands; `build/build.ts` moves it to dist/ when all of it is done, so that a failed or
 * running build never leaves a half-built product.
 */
export const staging = join(root, '.cache', 'dist-next');

/** Folders of the packages that are in the bundles; filled by a build. */
export const bundledPackages = new Set<string>();

/** What only the benchmarks share lies apart: packages leave it out. A chunk without modules only passes on. */
function isOfBenches(moduleIds: readonly string[]): boolean {
  return moduleIds.length > 0 && moduleIds.every((id) => id.startsWith(join(root, 'build')));
}

/**
 * Programs that Node runs, Electron's among them. All land two levels below the checkout's root (dist/hub, dist/bench, dist/chunks …), so
 * `../../assets` seen from `import.meta.url` is the assets folder whichever file the code ends up in.
 */
function nodeEntries(): Record<string, string> {
  const workers = globSync('main/{hub,adapters}/**/*-worker.ts', { cwd: root });
  const benches = globSync('build/bench/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  const named = (folder: string, files: string[]) =>
    files.map((file) => [`${folder}/${basename(file, '.ts')}`, join(root, file)]);
  return Object.fromEntries([
    ...named('hub', ['main/hub/cli.ts', ...workers]),
    ...named('shell', ['main/shell/shell.ts']),
    ...named('bench', benches),
  ]) as Record<string, string>;
}

/** Libraries change less often than the wall: a browser keeps their chunks over an update. */
const vendorChunks = [
  // tslib, which the charts use as well, must not lie in their chunk: the wall's first picture does not wait for it.
  { name: 'rxjs', test: /node_modules[\\/](rxjs|tslib)[\\/]/, priority: 1 },
  // Without any schema in it: pages settle how schemas are made before the first one is (no-eval.ts).
  { name: 'zod', test: /node_modules[\\/]zod[\\/]/ },
  { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
  // Only the desk has it.
  {
    name: 'antd',
    test: /node_modules[\\/](antd|@ant-design|@rc-component|dayjs|@emotion|scroll-into-view-if-needed|compute-scroll-into-view|clsx|stylis|throttle-debounce)[\\/]/,
  },
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 1 },
];

export default defineConfig({
  root: join(root, 'renderer'),
  base: './',
  logLevel: 'error',
  clearScreen: false,
  plugins: [react(), constructedCss(), collectPackages(bundledPackages)],
  environments: {
    client: {
      build: {
        outDir: join(staging, 'renderer'),
        emptyOutDir: true,
        target: 'es2024',
        reportCompressedSize: false,
        chunkSizeWarningLimit: 1200,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          // The wall, the desk, and the pages that the Electron shell shows before and instead of them.
          input: ['index', 'setup', 'desk'].map((page) => join(root, 'renderer', `${page}.html`)),
          output: { codeSplitting: { groups: vendorChunks } },
        },
      },
    },
    hub: {
      consumer: 'server',
      // better-sqlite3 is native: it stays a package, and so does the browser driver of the benchmarks, which cannot be
      // bundled; everything else is in the bundle.
      resolve: { noExternal: true, external: ['better-sqlite3', 'electron', 'playwright-core'] },
      build: {
        outDir: staging,
        emptyOutDir: false,
        target: 'node24',
        sourcemap: true,
        minify: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: nodeEntries(),
          output: {
            format: 'esm',
            entryFileNames: '[name].js',
            chunkFileNames: ({ moduleIds }) =>
              `${isOfBenches(moduleIds) ? 'bench-chunks' : 'chunks'}/[name]-[hash].js`,
            // A running program keeps its text: without comments and blanks, names left alone for traces.
            minify: { compress: false, mangle: false },
          },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: join(staging, 'preload'),
        emptyOutDir: true,
        target: 'chrome140',
        minify: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: join(root, 'main/preload/preload.ts'),
          // A sandboxed preload is one CommonJS file.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'hub', 'preload']) await builder.build(builder.environments[name]!);
    },
  },
});
