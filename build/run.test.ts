import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const lock = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/dep': { version } } });

/** Stands in for npm: notes the call and installs what the lock file asks for. */
const npm = `
const fs = require('node:fs');
fs.appendFileSync('calls.log', 'npm ' + process.argv[2] + '\\n');
if (process.env.NPM_FAILS) { console.error('npm error registry is away'); process.exit(1); }
fs.mkdirSync('node_modules/dep', { recursive: true });
fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
`;

/** Stands in for Vite: the "bundle" is the source. */
const builder = `
import { appendFileSync, copyFileSync, mkdirSync } from 'node:fs';
appendFileSync('calls.log', 'build\\n');
mkdirSync('dist/hub', { recursive: true });
copyFileSync('main/hub/cli.ts', 'dist/hub/cli.js');
`;

const program = `
process.on('SIGTERM', () => { console.log('ended by SIGTERM'); process.exit(7); });
if (process.argv[2] === 'stay') { console.log('staying'); setInterval(() => {}, 1000); }
else { console.log(process.argv.slice(2).join('+')); process.exitCode = 3; }
`;

describe('the runner behind the npm scripts', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'callwall-run-'));
    write('package-lock.json', lock('1.0.0'));
    write('package.json', '{"type":"module"}');
    write('npm/package.json', '{"type":"commonjs"}');
    write('npm/npm.js', npm);
    write('build/build.ts', builder);
    write('main/hub/cli.ts', program);
    for (const file of ['bootstrap.mjs', 'ensure-electron.mjs', 'run.mjs'])
      copyFileSync(join(import.meta.dirname, file), join(root, 'build', file));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(file: string, content: string) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }

  const environment = () => ({
    ...process.env,
    npm_execpath: join(root, 'npm/npm.js'),
    npm_lifecycle_event: 'callwall',
  });
  const command = (...args: string[]) => ['build/run.mjs', '--build', 'dist/hub/cli.js', ...args];

  function run(args: string[] = [], env: NodeJS.ProcessEnv = {}) {
    const options = { cwd: root, env: { ...environment(), ...env }, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, command(...args), options);
    return { status, stdout, stderr };
  }

  function calls(): string {
    return existsSync(join(root, 'calls.log')) ? readFileSync(join(root, 'calls.log'), 'utf8') : '';
  }

  it('installs and builds silently on the first run, and neither on the second', () => {
    const expected = { status: 3, stdout: 'report+--by+queue\n', stderr: '' };
    expect(run(['report', '--by', 'queue'])).toEqual(expected);
    expect(calls()).toBe('npm ci\nbuild\n');
    expect(run(['report', '--by', 'queue'])).toEqual(expected);
    expect(calls()).toBe('npm ci\nbuild\n');
  });

  it('builds again when a source changed or came, but not for a test', () => {
    run();
    write('shared/slots.test.ts', '');
    run();
    expect(calls()).toBe('npm ci\nbuild\n');
    appendFileSync(join(root, 'main/hub/cli.ts'), '// changed\n');
    run();
    expect(calls()).toBe('npm ci\nbuild\nbuild\n');
    write('shared/slots.ts', '');
    run();
    expect(calls()).toBe('npm ci\nbuild\nbuild\nbuild\n');
  });

  it('installs and builds again when the lock file changed', () => {
    run();
    write('package-lock.json', lock('1.0.1'));
    run();
    expect(calls()).toBe('npm ci\nbuild\nnpm ci\nbuild\n');
  });

  it('adopts what was installed by hand', () => {
    write('node_modules/dep/index.js', '');
    write('node_modules/.package-lock.json', lock('1.0.0'));
    run();
    expect(calls()).toBe('build\n');
  });

  it('does not adopt an installation that lacks a package made for this machine', () => {
    const { platform, arch } = process;
    const binding = { version: '1.0.0', optional: true, os: [platform], cpu: [arch] };
    const packages = { '': {}, 'node_modules/dep': { version: '1.0.0' }, 'node_modules/binding': binding };
    write('package-lock.json', JSON.stringify({ packages }));
    write('node_modules/dep/index.js', '');
    write('node_modules/.package-lock.json', lock('1.0.0'));
    run();
    expect(calls()).toBe('npm ci\nbuild\n');
  });

  it('says what failed and what to do when the packages cannot be installed', () => {
    const { status, stdout, stderr } = run([], { NPM_FAILS: '1' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('npm error registry is away');
    expect(stderr).toContain('What to do: check the network');
  });

  it('says what failed when the build does, and tries again the next time', () => {
    write('build/build.ts', "throw new Error('cli.ts:3:7 unexpected token');\n");
    expect(run()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('cli.ts:3:7') });
    write('build/build.ts', builder);
    expect(run().status).toBe(3);
  });

  it('ends the program when npm above it is killed, since the shell between them passes no signal on', async () => {
    run();
    const above = `
      const { spawn } = require('node:child_process');
      spawn(process.execPath, ${JSON.stringify(command('stay'))}, { stdio: 'inherit' });
    `;
    const parent = spawn(process.execPath, ['-e', above], { cwd: root, env: environment(), stdio: 'pipe' });
    const [first] = await once(parent.stdout, 'data');
    expect(String(first)).toBe('staying\n');
    parent.kill('SIGKILL');
    // The pipe closes only when the program below has ended too.
    expect(await text(parent.stdout)).toBe('ended by SIGTERM\n');
  });
});
