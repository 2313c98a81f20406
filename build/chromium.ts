import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const headlessShell = '/usr/bin/chromium-headless-shell';

/** Said when the suites that need a browser cannot run. */
export const noBrowserTip =
  'no Chromium or Chrome found: install one (Debian: apt-get install chromium fonts-noto-cjk) or set CHROME_PATH';

/**
 * Debian's packages by a program of each: a screen for windows that nobody has to see, what looks at them, and what reads
 * written summaries back.
 */
const windowTools: Record<string, string> = {
  Xvfb: 'xvfb',
  openbox: 'openbox',
  xrandr: 'x11-xserver-utils',
  xdotool: 'xdotool',
  '7zz': '7zip',
  soffice: 'libreoffice-calc',
  pdftotext: 'poppler-utils',
};

/**
 * The browser that the end-to-end suites drive: `CHROME_PATH`, else where the usual ones are, else, as root on
 * Debian, one that is installed now together with a font for Chinese.
 * @param windows the suites of the application want a screen and a packer as well
 * @returns its path, or undefined when there is none
 */
export function findOrInstallChromium(windows = false): string | undefined {
  const found = findChromium();
  const missing = [
    ...(found === undefined ? ['chromium'] : []),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
    ...(windows ? missingTools() : []),
  ];
  if (missing.length === 0 || !mayInstall()) return found;
  install(missing);
  return findChromium();
}

/**
 * The same browser without windows of its own, for suites that only look at pages: the bars of a window that nobody sees cost
 * as much of the processor as a page. Undefined where there is none: those suites take the whole browser.
 */
export function findOrInstallHeadlessShell(): string | undefined {
  if (!existsSync(headlessShell) && mayInstall()) install(['chromium-headless-shell']);
  return existsSync(headlessShell) ? headlessShell : undefined;
}

function install(packages: readonly string[]): void {
  process.stdout.write(`installing ${packages.join(' and ')} for the end-to-end suites …\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
  if (status !== 0) process.stdout.write(`apt-get failed: ${stderr.trim()}\n`);
}

function findChromium(): string | undefined {
  return [process.env['CHROME_PATH'] ?? '', ...places].find((path) => path !== '' && existsSync(path));
}

/** Only Linux can be without. A small machine may lack `fc-list` and have the font. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true;
  return (spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';
}

function missingTools(): string[] {
  if (process.platform !== 'linux') return [];
  return Object.entries(windowTools).flatMap(([program, name]) =>
    existsSync(`/usr/bin/${program}`) ? [] : [name],
  );
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version');
}
