import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../shared/model/settings.ts';
import { createWords, languages } from '../../../../shared/words/words.ts';
import { withValue } from './draft.ts';
import { problemsOf } from './settings-problems.ts';

const words = createWords('zh-CN');
const link = ['orderKinds', 0, 'links', 1] as const;
const wrong = (path: readonly (string | number)[], value: unknown) =>
  Object.fromEntries(problemsOf(withValue(defaultSettings, path, value), words));

describe('what is wrong with the limits of orders', () => {
  it('is nothing as they ship', () => {
    expect(wrong([], defaultSettings)).toEqual({});
  });
  it('is said at the limit, whether its number is taken away, too small or of no unit', () => {
    const place = 'orderKinds[0].links[1].within';
    for (const limit of [{ minutes: null }, { minutes: 0 }, { minutes: 1.5 }, { workingDays: 9_999 }, {}]) {
      const found = Object.entries(wrong([...link, 'within'], limit));
      expect(found.map(([at, text]) => [at.startsWith(place), text])).toEqual([
        [true, expect.stringMatching(/[至请]/)],
      ]);
    }
    expect(wrong([...link, 'within'], { minutes: null })[place]).toBe(words.say('settings.problem.limit'));
  });
  it('is a key that is no key, a name or an end that is missing', () => {
    expect(wrong([...link, 'key'], '到场')).toEqual({
      'orderKinds[0].links[1].key': words.say('settings.problem.linkKey'),
    });
    expect(wrong([...link, 'zh'], '')).toEqual({
      'orderKinds[0].links[1].zh': words.say('settings.problem.missing'),
    });
    expect(wrong([...link, 'done'], [])).toEqual({
      'orderKinds[0].links[1].done': words.say('settings.problem.missing'),
    });
    expect(wrong(['orderAreas', 'rural'], [['四川', '']])).toEqual({
      'orderAreas.rural[0][1]': words.say('settings.problem.missing'),
    });
  });
  it('is a kind or a link that is there twice, in the reader’s language', () => {
    for (const language of languages) {
      const { say } = createWords(language);
      const told = (path: readonly (string | number)[], value: unknown) =>
        Object.fromEntries(problemsOf(withValue(defaultSettings, path, value), createWords(language)));
      expect(told(['orderKinds', 1, 'key'], '故障报修')).toEqual({
        orderKinds: say('settings.problem.twice'),
      });
      expect(told([...link, 'key'], 'dispatch')).toEqual({ 'orderKinds[0]': say('settings.problem.twice') });
    }
  });
});
