import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { extractAll, extractFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { damagedFiles, filesIn, headerHash, unreached } from './packaging/archive.ts';

import { runInstalled } from './packaging/run-installed.ts';
import { findSevenZip, pack, type Packed, updatesUrl } from './packaging/pack.ts';
import { serveUpdate } from './packaging/update-feed.ts';
import { makeWindowsStandin, readExe } from './packaging/windows-standin.ts';
import { makeStandin, standinVersion } from './standin/make-standin.ts';
import { ready } from './support/browser.ts';
import { scratch } from './support/scratch.ts';
import { setupOf } from './support/shell.ts';
import { dialStation } from './support/source.ts';

const onDebian = process.platform === 'linux' && existsSync('/usr/bin/dpkg-deb');
const sevenZip = onDebian ? findSevenZip() : undefined;
const built = existsSync('dist/hub/cli.js');
if (!onDebian || !built) console.log('skip: packages (no dpkg-deb here, or the product is not built)');
console.log('packages: made with the Electron stand-in; the real Electron was not packaged here');
console.log('skip: AppImage was not built here (its runtime is a download)');
console.log('skip: the Windows installer was not built here (NSIS and its plugins are downloads)');
console.log('skip: dmg and zip for macOS were not built here (they need macOS), nothing was signed');
if (onDebian && sevenZip === undefined) console.log('skip: the zip for Linux was not built here (no 7-Zip)');

/** Generous: what the product's own archive may grow to, in bytes. */
const archiveBudget = 25e6;
const entries = [
  'dist/shell/shell.js',
  'dist/hub/cli.js',
  'dist/hub/station-worker.js',
  'dist/hub/source-worker.js',
  'dist/hub/history-worker.js',
  'dist/hub/summary-worker.js',
];
/** All that an archive may hold. */
const wanted = [
  /^(LICENSE|NOTICE|THIRD-PARTY\.md|package\.json|dist\/licences\.txt)$/,
  /^dist\/(shell\/shell|preload\/preload|hub\/[a-z-]+|chunks\/[\w-]+)\.c?js$/,
  /^dist\/renderer\/((index|desk|setup)\.html|icon\.svg|assets\/[\w-]+\.(js|css|woff2))$/,
  /^dist\/fonts\/NotoSansHans-Regular\.otf$/,
  /^assets\/alerts\/rules\/[\w-]+\.yaml$/,
  /^assets\/(demo|fonts|mappings|simulator|trees)\/[\w-]+\.(md|txt|json|csv\.gz)$/,
  /^assets\/icons\/(tray\/[a-z]+(@2x)?|png\/256x256)\.png$/,
  /^node_modules\/better-sqlite3\/(LICENSE|package\.json|lib\/[\w/-]+\.js|prebuilds\/[\w-]+\.node)$/,
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'callwall-packages-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bytes as the log of a run shows them. */
const megabytes = (file: string) => `${(statSync(file).size / 1e6).toFixed(2)} MB`;
const sha512 = (file: string) => createHash('sha512').update(readFileSync(file)).digest('base64');

async function fuses(program: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(program);
  const on = (fuse: FuseV1Options) => wire[fuse] === FuseState.ENABLE;
  return {
    runAsNode: on(FuseV1Options.RunAsNode),
    cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
    nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
    browserSnapshot: on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
  };
}
const closed = {
  runAsNode: false,
  cookieEncryption: true,
  nodeOptions: false,
  inspect: false,
  asarIntegrity: true,
  onlyAsar: true,
  browserSnapshot: false,
  fileProtocol: false,
};

/** What holds for the packed folder of any platform. */
function expectPacked(unpacked: string, native: string): void {
  const resources = join(unpacked, 'resources');
  const archive = join(resources, 'app.asar');
  const files = filesIn(archive);
  expect(files.filter((path) => !wanted.some((pattern) => pattern.test(path)))).toEqual([]);
  const library = `node_modules/better-sqlite3/prebuilds/${native}.node`;
  const unpackedFolder = join(resources, 'app.asar.unpacked');
  const beside = readdirSync(unpackedFolder, { recursive: true, encoding: 'utf8' });
  expect(beside.filter((path) => statSync(join(unpackedFolder, path)).isFile())).toEqual([library]);
  expect(files.filter((path) => path.endsWith('.node'))).toEqual([library]);

  const manifest = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, unknown>;
  expect(files).toContain(manifest['main']);
  expect(manifest).not.toHaveProperty('devDependencies');
  expect(manifest).not.toHaveProperty('scripts');
  const { idle, missing } = unreached(archive, entries);
  expect(missing).toEqual([]);
  // A module of the product that only the benchmarks import as well is a chunk of its own; those are small.
  const idleBytes = idle.reduce((sum, path) => sum + extractFile(archive, path).length, 0);
  expect(idleBytes, idle.join()).toBeLessThan(10_000);
  expect(damagedFiles(archive)).toEqual([]);
  expect(statSync(archive).size).toBeLessThan(archiveBudget);
  expect(readdirSync(join(unpacked, 'locales'))).toEqual(['en-US.pak', 'zh-CN.pak']);
}

describe.skipIf(!onDebian || !built)('the packages for Linux', () => {
  let run: Packed;
  let output: string;
  let unpacked: string;
  let installed: string;
  const artifact = (name: string) => join(output, name);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const deb = `callwall-${version}-linux-amd64.deb`;
  const zip = `callwall-${version}-linux-x64.zip`;

  beforeAll(() => {
    const electron = join(folder, 'electron-linux');
    output = join(folder, 'linux');
    unpacked = join(output, 'linux-unpacked');
    installed = join(folder, 'installed');
    makeStandin(electron);
    const targets = sevenZip === undefined ? ['deb'] : ['deb', 'zip'];
    run = pack(electron, output, '--allow-standin', '--linux', ...targets, '--x64');
    if (run.code !== 0) throw new Error(run.said);
    execFileSync('dpkg-deb', ['-x', artifact(deb), installed]);
    const names = [deb, ...(sevenZip === undefined ? [] : [zip]), 'linux-unpacked/resources/app.asar'];
    const sizes = names.map((name) => `${name} ${megabytes(artifact(name))}`).join(', ');
    console.log(`packages: ${sizes}, without Electron itself; ${run.seconds.toFixed(1)} s`);
  });

  it('hold the product and nothing else, whole, with the one native library beside the archive', () => {
    expectPacked(unpacked, 'linux-x64');
  });

  it('have the fuses closed', async () => {
    expect(await fuses(join(unpacked, 'callwall'))).toEqual(closed);
  });

  it('run from their archive: programs, pages, assets and the database are all found', async () => {
    const app = join(folder, 'app');
    extractAll(join(unpacked, 'resources', 'app.asar'), app);
    const args = [
      join(app, 'dist', 'hub', 'cli.js'),
      'start',
      '--profile',
      'small',
      '--port',
      '0',
      '--no-open',
    ];
    const data = join(folder, 'data');
    const child = spawn(process.execPath, [...args, '--data', data], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const gone = once(child, 'exit');
    try {
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const { value: first } = await lines.next();
      const url = /^listening (\S+)$/.exec(String(first))?.[1];
      const page = await fetch(`${url}/`);
      expect(page.status).toBe(200);
      const script = /src="\.\/(assets\/[^"]+\.js)"/.exec(await page.text())?.[1];
      expect((await fetch(`${url}/${script}`)).status).toBe(200);
      expect(readdirSync(join(data, 'station')).some((name) => name.endsWith('.db'))).toBe(true);
    } finally {
      child.kill('SIGTERM');
      await gone;
    }
  });

  it.skipIf(!ready)('run installed, out of the archive, with live figures', async () => {
    const given = scratch(onTestFinished);
    const setup = await setupOf({ role: 'desk' });
    const program = join(installed, 'opt', 'Callwall', 'callwall');
    const running = await runInstalled(program, join(folder, 'user'), setup);
    const feed = `ws://127.0.0.1:${setup.station.listen.port}/feed`;
    const source = given.keep(dialStation(feed), (opened) => opened.close());
    await source.say({ type: 'contact.queued', time: Date.now(), data: { contact: 'c1', queue: 'q1' } });
    await running.page.waitForSelector('.fresh-fresh', { timeout: 20_000 });
    // The desk's queue, and the one who waits in it.
    await running.page.locator('main', { hasText: 'q1' }).waitFor({ timeout: 20_000 });
    expect(await running.end()).toBe(0);
    const log = readFileSync(join(folder, 'user', 'logs', 'shell.log'), 'utf8');
    expect(log).toContain(`"version":"${version}"`);
  });

  it.skipIf(!ready).each([
    ['take an update of the house’s feed when its checksum is right', false, 'an update is ready'],
    ['take none whose checksum is wrong', true, 'sha512 checksum mismatch'],
  ])('%s', async (_what, damaged, said) => {
    const given = scratch(onTestFinished);
    const feed = given.keep(await serveUpdate(artifact(deb), damaged), (opened) => opened.close());
    const user = join(folder, `user-${damaged}`);
    const setup = await setupOf({ role: 'desk', updates: { url: feed.url } });
    const running = await runInstalled(join(installed, 'opt', 'Callwall', 'callwall'), user, setup);
    const log = () => readFileSync(join(user, 'logs', 'shell.log'), 'utf8');
    await expect.poll(log, { timeout: 20_000 }).toContain(said);
    expect(log().includes('an update is ready')).toBe(!damaged);
    expect(feed.asked).toContain('/latest-linux.yml');
    await running.end();
  });

  it('come as a Debian package whose control file says what it is and needs', () => {
    const field = (name: string) =>
      execFileSync('dpkg-deb', ['-f', artifact(deb), name], { encoding: 'utf8' }).trim();
    expect(field('Package')).toBe('callwall');
    expect(field('Version')).toBe(version);
    expect(field('Architecture')).toBe('amd64');
    expect(field('Maintainer')).toMatch(/^[^<]+ <[^@]+@[^>]+>$/);
    expect(field('Section')).toBe('net');
    expect(field('Depends').split(', ')).toEqual(
      expect.arrayContaining(['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2 | libasound2t64']),
    );
    expect(field('Recommends')).toContain('fonts-noto-cjk');
    expect(
      field('Description')
        .split('\n')
        .every((line) => line.length < 81),
    ).toBe(true);
    const scripts = join(folder, 'control');
    execFileSync('dpkg-deb', ['-e', artifact(deb), scripts]);
    for (const script of ['postinst', 'postrm']) execFileSync('bash', ['-n', join(scripts, script)]);
    expect(readFileSync(join(scripts, 'postinst'), 'utf8')).toContain("'/opt/Callwall/callwall'");
  });

  it('put the application into the menus in both languages, with its links and its documents', () => {
    const desktop = readFileSync(join(installed, 'usr/share/applications/callwall.desktop'), 'utf8').split(
      '\n',
    );
    expect(desktop).toEqual(
      expect.arrayContaining([
        'Name=Callwall',
        'Name[zh_CN]=话务大屏',
        'Exec=/opt/Callwall/callwall --ozone-platform=x11 %U',
        'Icon=callwall',
        'StartupWMClass=callwall',
        'Categories=Office;',
        'MimeType=application/x-callwall;x-scheme-handler/callwall;',
      ]),
    );
    expect(desktop.filter((line) => /^Comment(\[zh_CN\])?=.{10,}/.test(line))).toHaveLength(2);
    const types = readdirSync(join(installed, 'usr/share/mime/packages'));
    expect(types).toEqual(['callwall.xml']);
    const type = readFileSync(join(installed, 'usr/share/mime/packages/callwall.xml'), 'utf8');
    for (const part of ['type="application/x-callwall"', 'pattern="*.callwall"', 'xml:lang="zh_CN"'])
      expect(type).toContain(part);
  });

  it('install the icons of the application and of its documents', () => {
    const icon = (size: number, kind: string) =>
      readFileSync(join(installed, `usr/share/icons/hicolor/${size}x${size}/${kind}.png`));
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
      expect(icon(size, 'apps/callwall')).toEqual(readFileSync(`assets/icons/png/${size}x${size}.png`));
    for (const size of [16, 32, 48, 128, 256])
      expect(icon(size, 'mimetypes/application-x-callwall')).toEqual(
        readFileSync(`assets/icons/mimetypes/${size}x${size}.png`),
      );
  });

  it('come with what an installed application compares before it updates itself', () => {
    const news = readFileSync(artifact('latest-linux.yml'), 'utf8');
    expect(news).toContain(`version: ${version}\n`);
    expect(news).toContain(
      `  - url: ${deb}\n    sha512: ${sha512(artifact(deb))}\n    size: ${statSync(artifact(deb)).size}\n`,
    );
    const source = readFileSync(join(installed, 'opt/Callwall/resources/app-update.yml'), 'utf8');
    expect(source).toContain(`url: ${updatesUrl}\n`);
    expect(readFileSync(join(installed, 'opt/Callwall/resources/package-type'), 'utf8')).toBe('deb');
  });

  it.skipIf(sevenZip === undefined)('come as a zip that is whole', () => {
    const { status, stdout } = spawnSync(sevenZip!, ['t', artifact(zip)], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, expect.stringContaining('Everything is Ok')]);
  });
});

describe.skipIf(!built || process.platform === 'win32')('the folder for Windows', () => {
  let unpacked: string;
  beforeAll(() => {
    const electron = join(folder, 'electron-windows');
    const output = join(folder, 'windows');
    unpacked = join(output, 'win-unpacked');
    makeWindowsStandin(electron);
    const run = pack(electron, output, '--allow-standin', '--win', 'dir', '--x64');
    if (run.code !== 0) throw new Error(run.said);
    console.log(
      `packages: app.asar for Windows ${megabytes(join(unpacked, 'resources/app.asar'))}, ${run.seconds.toFixed(1)} s`,
    );
  });

  it('holds the product and nothing else, with the library for Windows', () => {
    expectPacked(unpacked, 'win32-x64');
  });

  it('has a program with name, icon in all sizes, closed fuses and the hash of its archive', async () => {
    const program = join(unpacked, 'Callwall.exe');
    const { strings, icons, integrity } = readExe(program);
    expect(strings).toMatchObject({ ProductName: 'Callwall', FileDescription: 'Callwall' });
    expect(icons).toEqual([16, 24, 32, 48, 64, 128, 256]);
    expect(await fuses(program)).toEqual(closed);
    const archive = join(unpacked, 'resources', 'app.asar');
    expect(integrity).toEqual([{ file: 'resources\\app.asar', alg: 'SHA256', value: headerHash(archive) }]);
  });
});

describe.skipIf(!onDebian || !built)('an application with the stand-in instead of Electron', () => {
  it.each([
    { what: 'is not packaged', args: [], said: 'is the stand-in of the tests' },
    {
      what: 'is not published even when a test packages it',
      args: ['--allow-standin', '--publish', 'always'],
      said: 'never published (--publish always)',
    },
  ])('$what, and the message says why', ({ args, said }) => {
    const electron = join(folder, 'electron-refused');
    makeStandin(electron);
    const output = join(folder, 'refused');
    const run = pack(electron, output, ...args, '--linux', 'deb');
    expect(run.code).toBe(1);
    expect(run.said).toContain(said);
    expect(run.said).toContain(standinVersion());
    expect(
      readdirSync(output).filter((name) => /\.(deb|yml)$/.test(name) && name !== 'builder-debug.yml'),
    ).toEqual([]);
  });
});
