// node build/complete-lock.ts: after a dependency was added through a registry that lacks other platforms' packages.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingOptionals } from './missing-optionals.ts';
import { root } from './run-command.ts';

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const all = Object.entries({ ...lock.packages, ...missingOptionals(lock.packages) });
lock.packages = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
