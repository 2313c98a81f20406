import { describe, expect, it } from 'vitest';
import { type Command, CommandBook, findCommands, pressKey } from './commands.ts';

const command = (id: string, given: Partial<Command> = {}): Command => ({
  id,
  text: id,
  kind: '',
  run: () => undefined,
  ...given,
});

describe('the book of commands', () => {
  it('has those of the frame and of the open page, and tells when they change', () => {
    const book = new CommandBook();
    let told = 0;
    book.subscribe(() => (told += 1));
    book.add([command('frame')]);
    const leave = book.add([command('page')]);
    expect(book.all().map(({ id }) => id)).toEqual(['frame', 'page']);
    const before = book.all();
    leave();
    expect(book.all().map(({ id }) => id)).toEqual(['frame']);
    expect(before).toHaveLength(2);
    expect(told).toBe(3);
  });
});

describe('finding', () => {
  const all = [
    command('华东 查询', { also: 'east-query' }),
    command('告警', { also: 'alerts' }),
    command('查找'),
  ];
  const found = (text: string) => findCommands(all, text, 2).map(({ text: name }) => name);
  it('looks at the name first, then at other words, and wants all parts', () => {
    expect(found('查')).toEqual(['查找', '华东 查询']);
    expect(found('ALERT')).toEqual(['告警']);
    expect(found('east 查询')).toEqual(['华东 查询']);
    expect(found('x')).toEqual([]);
  });
  it('gives no more than are wanted', () => {
    expect(found('')).toHaveLength(2);
  });
});

describe('a key', () => {
  const all = [
    command('live', { keys: 'g l' }),
    command('filter', { keys: 'f' }),
    command('floor', { keys: 'g f' }),
  ];
  const press = (waiting: string, key: string) => {
    const { run, waiting: next } = pressKey(all, waiting, key);
    return [run?.id, next];
  };
  it('runs what it stands for alone, or after another', () => {
    expect(press('', 'f')).toEqual(['filter', '']);
    expect(press('', 'g')).toEqual([undefined, 'g']);
    expect(press('g', 'f')).toEqual(['floor', '']);
  });
  it('forgets the first where the second means nothing after it', () => {
    expect(press('g', 'x')).toEqual([undefined, '']);
    expect(press('g', 'g')).toEqual([undefined, 'g']);
  });
});
