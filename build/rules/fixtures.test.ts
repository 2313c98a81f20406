import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { shippedRules } from '../../main/adapters/settings/shipped-rules.ts';
import { openFixtures, shippedFixtures } from './fixture-files.ts';
import { kindsOfCase } from './read-fixtures.ts';
import { runFixture } from './run-fixture.ts';

test('every shipped rule has a firing, a not-firing, a no-data and a low-volume fixture', () => {
  const cases = shippedFixtures().flatMap(openFixtures);
  const missing = shippedRules().flatMap(({ id }) =>
    kindsOfCase
      .filter((kind) => kind !== 'other')
      .filter((kind) => !cases.some(({ shows, rules }) => shows === kind && rules[0]?.id === id))
      .map((kind) => `${id} ${kind}`),
  );
  expect(missing).toEqual([]);
});

test.each(shippedFixtures())('%s', (file) => {
  const missed = openFixtures(file).flatMap((fixture) =>
    runFixture(fixture)
      .filter(({ met }) => !met)
      .map(({ text }) => `${basename(file)}, ${fixture.name}: ${text}`),
  );
  expect(missed).toEqual([]);
});
