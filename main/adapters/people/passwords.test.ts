import { scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { createPasswords, TooBusyError } from './passwords.ts';

test('a secret holds its costs and a salt of its own, and is scrypt by the book', async () => {
  const passwords = createPasswords();
  const [one, other] = await Promise.all([passwords.hash('correct horse'), passwords.hash('correct horse')]);
  expect(one).toMatch(/^scrypt\$15\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(other);
  const [, , , , salt = '', hash = ''] = one.split('$');
  const oracle = scryptSync('correct horse', Buffer.from(salt, 'base64url'), 32, {
    N: 32_768,
    r: 8,
    p: 1,
    maxmem: 64 << 20,
  });
  expect(hash).toBe(oracle.toString('base64url'));
  expect(await passwords.matches('correct horse', one)).toBe(true);
  expect(await passwords.matches('correct hors', one)).toBe(false);
});

test('a secret made at other costs still fits, and so does the same text typed another way', async () => {
  const secret = await createPasswords({ logN: 4, r: 4, p: 2 }).hash('Müller 密码密码');
  expect(await createPasswords().matches('Müller 密码密码', secret)).toBe(true);
});

test('no secret is never right and takes as long as one', async () => {
  const passwords = createPasswords();
  const secret = await passwords.hash('correct horse');
  const time = async (of: string | undefined) => {
    const from = performance.now();
    expect(await passwords.matches('wrong', of)).toBe(false);
    return performance.now() - from;
  };
  const pairs: [number, number][] = [];
  for (let n = 0; n < 5; n++) pairs.push([await time(secret), await time(undefined)]);
  const least = (at: 0 | 1) => Math.min(...pairs.map((pair) => pair[at]));
  expect(least(1)).toBeGreaterThan(least(0) / 2);
  expect(least(1)).toBeLessThan(least(0) * 2);
});

test('one hash at a time; a crowd is sent away, and those after it are served again', async () => {
  const passwords = createPasswords({ logN: 12, r: 8, p: 1 });
  const crowd = await Promise.allSettled(Array.from({ length: 40 }, () => passwords.hash('x')));
  const away = crowd.filter(({ status }) => status === 'rejected');
  expect(away).toHaveLength(8);
  expect(away[0]).toHaveProperty('reason', expect.any(TooBusyError));
  expect(await passwords.hash('x')).toContain('scrypt$12$');
});
