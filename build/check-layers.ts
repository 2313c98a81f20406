import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { findCycles } from './find-cycles.ts';
import { boxes, commonFolders, maxLines, packages } from './layers.ts';
import type { Box, BoxRule } from './layers.ts';
import { readModule } from './read-module.ts';
import type { Module } from './read-module.ts';

/** The result of one check: how much was looked at and what was found, a line each. */
export interface LayerReport {
  filesRead: number;
  violations: string[];
}

const boxNames = Object.keys(boxes) as Box[];
const testFile = /\.(test|e2e|fixture)\.tsx?$|\/testing\//;
const configFile = /\.config\.ts$/;

/**
 * Holds every file of every box against the layer table.
 * @param root folder that has the boxes' folders and package.json in it
 */
export function checkLayers(root: string): LayerReport {
  const patterns = boxNames.map((box) => `${boxes[box].folder}/**/*.{ts,tsx,mts,mjs}`);
  const files = globSync(patterns, { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  const modules = files
    .filter((file) => !file.includes('/fixtures/'))
    .sort()
    .map((file) => readModule(file, readFileSync(join(root, file), 'utf8')));
  const edges = new Map(modules.map((module) => [module.file, localImports(module)]));
  return {
    filesRead: modules.length,
    violations: [
      ...checkManifest(root),
      ...modules.flatMap((module) => checkShape(module)),
      ...modules.flatMap((module) => module.imports.flatMap((wanted) => checkImport(module.file, wanted))),
      ...findCycles(edges).map((cycle) => `cycle: ${cycle.join(' → ')}`),
    ],
  };
}

/** Every package of package.json has its boxes, and every line of the table its package. */
function checkManifest(root: string): string[] {
  if (!existsSync(join(root, 'package.json'))) return [];
  const manifest: Record<string, Record<string, string> | undefined> = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];
  const present = new Set(kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {})));
  return [
    ...[...present]
      .filter((name) => packages[name] === undefined)
      .map((name) => `package.json: ${name} is assigned to no box in build/layers.ts`),
    ...Object.keys(packages)
      .filter((name) => !present.has(name))
      .map((name) => `build/layers.ts: ${name} is not in package.json`),
  ];
}

function checkShape(module: Module): string[] {
  const found: string[] = [];
  if (module.lines > maxLines) found.push(`${module.file}: ${module.lines} lines, more than ${maxLines}`);
  if (module.hasDefaultExport && !configFile.test(module.file)) found.push(`${module.file}: default export`);
  if (module.opaqueImports > 0 && boxOf(module.file) !== 'build') {
    found.push(`${module.file}: import() of something other than a string`);
  }
  return found;
}

function checkImport(file: string, wanted: string): string[] {
  const box = boxOf(file);
  if (box === undefined) return [];
  const rule: BoxRule = boxes[box];
  const isTest = testFile.test(file);
  if (wanted.startsWith('node:')) {
    return rule.node || isTest ? [] : [`${file}: ${box} may not use ${wanted}`];
  }
  if (!wanted.startsWith('.')) return checkPackage(file, box, isTest, packageName(wanted));
  const target = resolve(file, wanted);
  if (!isTest && testFile.test(target)) return [`${file}: product code imports the test file ${target}`];
  const targetBox = boxOf(target);
  if (targetBox === box || (targetBox !== undefined && rule.mayImport.includes(targetBox))) return [];
  if (targetBox === undefined && commonFolders.some((folder) => `${target}/`.startsWith(`${folder}/`)))
    return [];
  return [`${file}: ${box} may not import ${targetBox ?? 'a place outside the boxes'} (${target})`];
}

function checkPackage(file: string, box: Box, isTest: boolean, name: string): string[] {
  const allowed = packages[name];
  if (allowed === undefined) return [`${file}: package ${name} is not in the layer table`];
  if (allowed.includes(box) || (isTest && allowed.includes('tests'))) return [];
  return [`${file}: ${box} may not use the package ${name}`];
}

function localImports(module: Module): string[] {
  return module.imports
    .filter((wanted) => wanted.startsWith('.'))
    .map((wanted) => resolve(module.file, wanted));
}

/** Vite's queries (`./x.css?inline`) are not part of the path. */
function resolve(file: string, wanted: string): string {
  return posix.join(posix.dirname(file), wanted.replace(/\?.*$/, ''));
}

function boxOf(path: string): Box | undefined {
  return boxNames.find((box) => path.startsWith(`${boxes[box].folder}/`));
}

function packageName(wanted: string): string {
  return wanted
    .split('/')
    .slice(0, wanted.startsWith('@') ? 2 : 1)
    .join('/');
}
