import { expect, test, vi } from 'vitest';
import type { Io } from './cli/command.ts';
import { runCommandLine } from './cli/run-command-line.ts';
import { commands } from './commands.ts';
import { runCli } from './testing/run-cli.ts';
import { runHere } from './testing/run-here.ts';

vi.setConfig({ testTimeout: 60_000 });

test('the process prints what the command says and ends with its code', async () => {
  expect(await runCli(['--version'])).toEqual({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    err: '',
  });
  expect(await runCli(['docter'])).toEqual({
    code: 2,
    out: '',
    err: 'callwall: unknown command docter — tip: did you mean doctor?\n',
  });
});

test('--help lists every command, and help of each prints its options', async () => {
  const general = await runHere(['--help']);
  expect(general).toMatchObject({ code: 0, err: '' });
  expect(commands.length).toBeGreaterThan(0);
  for (const command of commands) {
    expect(general.out).toMatch(new RegExp(`^  ${command.name} +\\S`, 'm'));
    const help = await runHere(['help', command.name]);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(await runHere([command.name, '--help'])).toEqual(help);
    for (const option of Object.keys(command.options)) expect(help.out).toContain(`--${option}`);
  }
});

test.each([
  [[], 'no command given — tip: callwall --help lists them'],
  [['frobnicate'], 'unknown command frobnicate — tip: callwall --help lists the commands'],
  [['help', 'docter'], 'unknown command docter — tip: did you mean doctor?'],
  [['--hlep'], 'unknown option --hlep — tip: callwall --help lists the commands'],
  [['doctor', '--fromat', 'csv'], 'unknown option --fromat — tip: did you mean --format?'],
  [['doctor', '--format', 'xml'], '--format xml is unknown — tip: json or csv'],
  [['doctor', 'extra'], '"extra" is not expected after doctor — tip: callwall help doctor'],
  [
    ['doctor', '--settings', '/nowhere.json'],
    '/nowhere.json: there is no such file: check the path — tip: docs/settings.md explains every key',
  ],
])('%j ends with 2 and one clear line', async (args, err) => {
  expect(await runHere(args)).toEqual({ code: 2, out: '', err: `callwall: ${err}\n` });
});

test('a failure of the program itself is one line without a stack, unless the stack is asked for', async () => {
  const broken = [
    {
      name: 'x',
      usage: '',
      summary: '',
      options: {},
      run: () => Promise.reject(new Error('boom\nat line 2')),
    },
  ];
  const err: string[] = [];
  const io: Io = {
    out: () => undefined,
    print: () => undefined,
    stream: () => Promise.resolve(),
    err: (line) => err.push(line),
    secret: () => Promise.resolve(''),
    env: {},
    stopped: () => Promise.resolve(),
  };
  expect(await runCommandLine(broken, ['x'], io)).toBe(1);
  expect(err).toEqual(['callwall: internal error: boom; at line 2 — tip: set CALLWALL_DEBUG=1 to see where']);
  await runCommandLine(broken, ['x'], { ...io, env: { CALLWALL_DEBUG: '1' } });
  expect(err[2]).toMatch(/Error: boom[^]*at /);
});
