import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../shared/model/message.ts';
import { partsOf } from './parts-of.ts';
import { inOrder, TURN_MS, turnAt, turnsOf } from './view.ts';

/** Chinese is as wide as two letters. */
const width = (text: string) => Array.from(text).reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0);
const cut = (text: string, most: number, language = 'zh-CN') =>
  partsOf(text, most, (end) => width(text.slice(0, end)), language);

function message(id: string, given: Partial<Message> = {}): Message {
  return { id, text: `m${id}`, level: 'info', from: Number(id), until: 9, ...given };
}

describe('a message too long for the line', () => {
  it('is cut at the ends of clauses, into as few parts as it needs', () => {
    expect(cut('今晚二十二点系统升级，请提前保存工单。升级期间请用纸质登记。', 40)).toEqual([
      '今晚二十二点系统升级，请提前保存工单。',
      '升级期间请用纸质登记。',
    ]);
  });
  it('is cut between words, evenly, where no clause ends', () => {
    expect(cut('finish your call then leave by the staircase on the left', 30, 'en')).toEqual([
      'finish your call then leave',
      'by the staircase on the left',
    ]);
    expect(cut('投递延误与国际业务两个队列由第二职场接听', 22)).toEqual([
      '投递延误与国际业务两个',
      '队列由第二职场接听',
    ]);
  });
  it('keeps figures, times and what belongs to them together', () => {
    const parts = cut(
      '请于 21:15 前到 3 号楼 2026-118 会议室，完成率 97.5% 以上的班组除外（见附件 2.1）',
      16,
    );
    for (const whole of ['21:15', '2026-118', '97.5%', '2.1）', '（见'])
      expect(parts.some((part) => part.includes(whole))).toBe(true);
  });
  it('is cut anywhere where it has no better place', () => {
    expect(cut('x'.repeat(10), 4)).toEqual(
      ['xxxx', 'xxx', 'xxx'].toSorted((a, b) => a.length - b.length).toReversed(),
    );
  });
  it('loses nothing but the spaces where it is cut, and no part is too wide', () => {
    const texts = fc.string({
      unit: fc.constantFrom(...Array.from('ab 12:，。（）中文话务%😀-')),
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(texts, fc.integer({ min: 4, max: 40 }), (text, most) => {
        const parts = cut(text, most);
        const bare = (of: string) => of.replaceAll(/\s/g, '');
        expect(bare(parts.join(''))).toBe(bare(text));
        expect(parts.every((part) => width(part) <= most)).toBe(true);
      }),
    );
  });
});

describe('messages', () => {
  it('take turns, warnings first, the newest first', () => {
    const open = { 1: message('1'), 2: message('2', { level: 'warning' }), 10: message('10', { from: 1 }) };
    expect(inOrder(open).map(({ id }) => id)).toEqual(['2', '10', '1']);
    expect(inOrder(undefined)).toEqual([]);
  });
  it('say with dots that they go on', () => {
    expect(turnsOf([message('1', { level: 'warning' }), message('2')], [['a', 'b', 'c'], ['d']])).toEqual([
      { level: 'warning', text: 'a…' },
      { level: 'warning', text: '…b…' },
      { level: 'warning', text: '…c' },
      { level: 'info', text: 'd' },
    ]);
    expect(turnsOf([message('1')], [])).toEqual([]);
  });
  it('stand for a turn each, in a circle, whatever the clock does', () => {
    expect([-5, 0, TURN_MS - 1, TURN_MS, 3 * TURN_MS, 1e9].map((ms) => turnAt(ms, 3))).toEqual([
      0,
      0,
      0,
      1,
      0,
      Math.floor(1e9 / TURN_MS) % 3,
    ]);
    expect(turnAt(5, 0)).toBe(0);
  });
});
