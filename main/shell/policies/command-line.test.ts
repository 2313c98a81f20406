import { describe, expect, it } from 'vitest';
import { readShellOptions, relaunchArguments } from './command-line.ts';

describe('what the application was started with', () => {
  it.each([
    [[], { softwareRendering: false }],
    [['--settings', 'a.json'], { settings: 'a.json', softwareRendering: false }],
    [['--settings=a b.json', '--data=/d'], { settings: 'a b.json', data: '/d', softwareRendering: false }],
    [['--settings', '--data', '/d'], { data: '/d', softwareRendering: false }],
    [['--settings='], { softwareRendering: false }],
    [
      ['--follow=http://127.0.0.1:8138', '--software-rendering'],
      { follow: 'http://127.0.0.1:8138', softwareRendering: true },
    ],
    [
      ['--no-sandbox', '--remote-debugging-port=0', 'callwall://desk'],
      { link: 'callwall://desk', softwareRendering: false },
    ],
    [['/home/a/hall.callwall'], { file: '/home/a/hall.callwall', softwareRendering: false }],
    [['file:///home/a/%E5%8E%85.callwall'], { file: '/home/a/厅.callwall', softwareRendering: false }],
  ])('%j', (args, expected) => {
    expect(readShellOptions(args)).toEqual(expected);
  });
});

describe('what it starts itself anew with', () => {
  it.each([
    [['.', '--data=/d'], [], ['.', '--data=/d']],
    [['.', '--settings=a.json', '--data=/d'], [], ['.', '--data=/d']],
    [
      ['.', '--settings', 'a.json', 'callwall://desk'],
      ['--software-rendering'],
      ['.', 'callwall://desk', '--software-rendering'],
    ],
    [['.', '--software-rendering'], ['--software-rendering'], ['.', '--software-rendering']],
  ])('%j and %j', (args, more, expected) => {
    expect(relaunchArguments(args, more)).toEqual(expected);
  });
});
