import { describe, expect, it } from 'vitest';
import { createWords } from '../../shared/words/words.ts';
import { firstStart, setUpBefore } from '../testing/setup-states.ts';
import { formOf } from './form.ts';
import { summaryOf } from './summary.ts';

describe('the summary', () => {
  const lines = (form: ReturnType<typeof formOf>) =>
    summaryOf(form, createWords('zh-CN')).flatMap(({ rows }) => rows.flatMap((row) => row.lines));
  it('names everything that is stored, and no secret', () => {
    const typed = { ...formOf(setUpBefore, 'zh-CN'), pin: '2468', dialToken: 'geheim' };
    const said = lines(typed).join('\n');
    expect(said).toContain('pbx，连接 pbx.example.cn:5038');
    expect(said).toContain('显示器 2：运行总览 30 秒，现场坐席 15 秒');
    expect(said).toContain('新的 PIN');
    expect(said).not.toMatch(/2468|geheim/);
  });
  it('names only what concerns this machine', () => {
    const desk = {
      ...formOf(firstStart, 'zh-CN'),
      role: 'desk',
      origin: 'follow',
      followUrl: 'wss://h',
    } as const;
    expect(lines(desk)).toEqual(['值班席', '中文 · 深色', '跟随 wss://h', '自动']);
  });
});
