import { describe, expect, it } from 'vitest';
import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import { roles } from '../../../shared/model/person.ts';
import { createWords } from '../../../shared/words/words.ts';
import { refusalText } from './refusal-text.ts';

const [zh, en] = [createWords('zh-CN'), createWords('en')];

describe('what is not done with an alert', () => {
  const acts = ['alerts.acknowledge', 'alerts.shelve', 'alerts.unshelve', 'alerts.escalate'];
  it.each(acts)('says which role it needs: %s', (ask) => {
    const refused = new AskRefusal('role', 'as the station says', ask);
    expect(refusalText(refused, zh, 'viewer')).toBe('没有完成：至少需要“值班长”的权限，您现在是“大屏”。');
    expect(refusalText(refused, en, 'viewer')).toBe(
      'Not done: this needs the role “shift leader” or a higher one; you are “wall”.',
    );
    // Who has it is refused for a part of what was asked.
    for (const role of roles.slice(1)) expect(refusalText(refused, zh, role)).toBe('您没有这个权限。');
  });
  it.each(['storage', 'gone', 'absent', 'changed', 'late', 'role'] as const)(
    'is told in the language of the page, without the station’s own words: %s',
    (code) => {
      const refused = new AskRefusal(code, 'nothing can be stored', 'alerts.shelve');
      expect(refusalText(refused, zh, 'leader')).toMatch(/^[^a-z]+$/);
      expect(refusalText(refused, en, 'leader')).not.toContain('nothing can be stored');
    },
  );
});
