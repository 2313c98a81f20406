import { expect, test } from 'vitest';
import { commands } from './commands.ts';
import { runCli } from './testing/run-cli.ts';

test('--help lists every command, and help of each prints its options', async () => {
  const general = await runCli(['--help']);
  expect(general).toMatchObject({ code: 0, err: '' });
  for (const command of commands) {
    expect(general.out).toMatch(new RegExp(`^  ${command.name} +\\S`, 'm'));
    const help = await runCli(['help', command.name]);
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const option of Object.keys(command.options)) expect(help.out).toContain(`--${option}`);
  }
});

test('help of a command is also its --help', async () => {
  expect((await runCli(['doctor', '--help'])).out).toBe((await runCli(['help', 'doctor'])).out);
});

test('--version prints the version of the package', async () => {
  expect(await runCli(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test.each([
  [[], 'callwall: no command given — tip: callwall --help lists them\n'],
  [['docter'], 'callwall: unknown command docter — tip: did you mean doctor?\n'],
  [['frobnicate'], 'callwall: unknown command frobnicate — tip: callwall --help lists the commands\n'],
  [['help', 'docter'], 'callwall: unknown command docter — tip: did you mean doctor?\n'],
  [['--hlep'], 'callwall: unknown option --hlep — tip: callwall --help lists the commands\n'],
  [['doctor', '--fromat', 'csv'], 'callwall: unknown option --fromat — tip: did you mean --format?\n'],
  [['doctor', '--format', 'xml'], 'callwall: --format xml is unknown — tip: json or csv\n'],
  [['doctor', 'extra'], 'callwall: "extra" is not expected after doctor — tip: callwall help doctor\n'],
  [
    ['doctor', '--settings', '/nowhere.json'],
    'callwall: /nowhere.json: there is no such file: check the path — tip: docs/settings.md explains every key\n',
  ],
])('%j ends with 2 and one clear line', async (args, err) => {
  expect(await runCli(args)).toEqual({ code: 2, out: '', err });
});
