#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

// Plays fpm, which is a download, for `-s dir -t deb` as electron-builder calls it; dpkg-deb does the work. What this
// makes has fpm's control fields and scripts, not its changelog.

/** Options without a value; all others take one. */
const flags = new Set(['--force', '--debug']);

const { options, files } = readArguments(process.argv.slice(2));
const root = mkdtempSync(join(tmpdir(), 'callwall-deb-'));
try {
  chmodSync(root, 0o755);
  for (const file of files) place(file);
  writeControl();
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', root, one('--package')]);
} finally {
  rmSync(root, { recursive: true });
}

function readArguments(args: string[]): { options: Map<string, string[]>; files: string[] } {
  const given = new Map<string, string[]>();
  const rest: string[] = [];
  while (args.length > 0) {
    const arg = args.shift()!;
    if (!arg.startsWith('-')) rest.push(arg);
    else if (!flags.has(arg)) {
      const [name = arg, value = args.shift() ?? ''] = arg.startsWith('--') ? arg.split(/=(.*)/s) : [arg];
      given.set(name, [...(given.get(name) ?? []), value]);
    }
  }
  return { options: given, files: rest };
}

function one(name: string): string {
  const value = options.get(name)?.[0];
  if (value === undefined) throw new Error(`fpm stand-in: ${name} is missing`);
  return value;
}

/** @param file `from=to`; with a slash at its end, `from` is the content of a folder */
function place(file: string): void {
  const [from = '', to = ''] = file.split('=');
  const target = join(root, to);
  mkdirSync(from.endsWith('/') ? target : dirname(target), { recursive: true });
  cpSync(from, target, { recursive: true, verbatimSymlinks: true });
}

function writeControl(): void {
  const control = join(root, 'DEBIAN');
  const kilobytes = Math.ceil(bytesIn(root) / 1024);
  mkdirSync(control);
  const fields = {
    Package: one('--name'),
    Version: one('--version'),
    License: one('--license'),
    Vendor: one('--vendor'),
    Architecture: one('--architecture'),
    Maintainer: one('--maintainer'),
    'Installed-Size': String(kilobytes),
    Depends: options.get('-d')?.join(', ') ?? '',
    Recommends: options.get('--deb-recommends')?.join(', ') ?? '',
    Section: one('--category'),
    Priority: one('--deb-priority'),
    Homepage: one('--url'),
    Description: one('--description'),
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`);
  writeFileSync(join(control, 'control'), lines.join(''));
  for (const [option, script] of [
    ['--after-install', 'postinst'],
    ['--after-remove', 'postrm'],
  ] as const) {
    cpSync(one(option), join(control, script));
    chmodSync(join(control, script), 0o755);
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => lstatSync(join(folder, name)))
    .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0);
}
