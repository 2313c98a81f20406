import { expect, test } from 'vitest';
import { Problem } from '../problem.ts';
import type { Command } from './command.ts';
import { readCommandLine } from './read-command-line.ts';

const command: Command = {
  name: 'brew',
  usage: 'FILE… --to URL',
  summary: '',
  options: {
    to: { value: 'URL', help: '' },
    scope: { value: 'X=Y', help: '', repeat: true },
    loud: { help: '' },
  },
  words: { name: 'FILE', min: 1, max: 2 },
  run: () => Promise.resolve(0),
};

function problemOf(args: string[]): string {
  try {
    readCommandLine(command, args);
  } catch (fault) {
    if (fault instanceof Problem) return `${fault.exitCode} ${fault.message} (${fault.tip})`;
    throw fault;
  }
  return '';
}

test('options, repeated options, flags and words are read in any order', () => {
  const line = readCommandLine(command, ['a', '--to=u=v', '--scope', 'q=1', '--loud', 'b', '--scope', 'q=2']);
  expect([line.words, line.text('to'), line.all('scope'), line.flag('loud')]).toEqual([
    ['a', 'b'],
    'u=v',
    ['q=1', 'q=2'],
    true,
  ]);
});

test('what follows -- is a word, also when it begins with a dash', () => {
  expect(readCommandLine(command, ['--', '--to']).words).toEqual(['--to']);
});

test.each([
  [['a', '--too', 'x'], '2 unknown option --too (did you mean --to?)'],
  [['a', '--xyzzy'], '2 unknown option --xyzzy (callwall help brew)'],
  [['a', '--__proto__'], '2 unknown option --__proto__ (callwall help brew)'],
  [['a', '-x'], '2 unknown option -x (callwall help brew)'],
  [['a', '--to'], '2 --to needs a value: --to URL (callwall help brew)'],
  [['a', '--to='], '2 --to needs a value: --to URL (callwall help brew)'],
  [['a', '--to', '--loud'], '2 --to needs a value: --to URL (callwall help brew)'],
  [['a', '--to', 'x', '--to', 'y'], '2 --to is given twice (callwall help brew)'],
  [['a', '--loud=1'], '2 --loud takes no value (callwall help brew)'],
  [[], '2 brew needs a FILE (callwall help brew)'],
  [['a', 'b', 'c'], '2 "c" is not expected after brew (callwall help brew)'],
])('%j is refused', (args, problem) => expect(problemOf(args)).toBe(problem));

test('a required option that is missing is asked for by name', () => {
  expect(() => readCommandLine(command, ['a']).required('to')).toThrow('--to is missing');
});
