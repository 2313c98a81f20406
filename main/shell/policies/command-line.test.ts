import { describe, expect, it } from 'vitest';
import { readShellOptions, relaunchArguments } from './command-line.ts';

describe('what the application was started with', () => {
  it.each([
    [[], { softwareRendering: false, anew: 0 }],
    [['--settings', 'a.json'], { settings: 'a.json', softwareRendering: false, anew: 0 }],
    [
      ['--settings=a b.json', '--data=/d'],
      { settings: 'a b.json', data: '/d', softwareRendering: false, anew: 0 },
    ],
    [['--settings', '--data', '/d'], { data: '/d', softwareRendering: false, anew: 0 }],
    [['--settings='], { softwareRendering: false, anew: 0 }],
    [
      ['--follow=http://127.0.0.1:8138', '--software-rendering'],
      { follow: 'http://127.0.0.1:8138', softwareRendering: true, anew: 0 },
    ],
    [
      ['--no-sandbox', '--remote-debugging-port=0', 'callwall://desk'],
      { link: 'callwall://desk', softwareRendering: false, anew: 0 },
    ],
    [['/home/a/hall.callwall'], { file: '/home/a/hall.callwall', softwareRendering: false, anew: 0 }],
    [
      ['file:///home/a/%E5%8E%85.callwall'],
      { file: '/home/a/厅.callwall', softwareRendering: false, anew: 0 },
    ],
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
    [['.', '--anew=1'], ['--anew=2'], ['.', '--anew=2']],
  ])('%j and %j', (args, more, expected) => {
    expect(relaunchArguments(args, more)).toEqual(expected);
  });
});
