/** What the executable found out before the application's first line ran. */
export interface Launched {
  /** The application's folder. */
  appPath: string;
  manifest: { name?: string; productName?: string; version?: string; main?: string };
  packaged: boolean;
  /** Chromium switches of the command line and those that the application appends. */
  switches: Map<string, string>;
  /** Of the command line alone: they are the application's, and no browser need see them. */
  own: ReadonlySet<string>;
  /** The dist folder's note of what it was made with. */
  made: Made;
  /** The stand-in's own path, and that of the Node below it. */
  executable: string;
  node: string;
}

/** What `makeStandin` writes into the dist folder. */
export interface Made {
  chromium: string;
  chromiumVersion: string;
  /** What it says it is. */
  version: string;
}

/** Filled by `launch.ts`; there is one application in a process. */
export const launched: Launched = {
  appPath: '',
  manifest: {},
  packaged: false,
  switches: new Map(),
  own: new Set(),
  made: { chromium: '', chromiumVersion: '', version: '' },
  executable: '',
  node: process.execPath,
};
