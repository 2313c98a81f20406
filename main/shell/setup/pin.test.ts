import { describe, expect, it } from 'vitest';
import { derivePin, isPin } from './pin.ts';

describe('the exit PIN', () => {
  it('is stored as a key that tells it from others and not what it is', async () => {
    const [one, other] = [await derivePin('2468'), await derivePin('2468')];
    expect(one).not.toContain('2468');
    expect(one).not.toBe(other);
    expect([await isPin('2468', one), await isPin('2469', one), await isPin('', one)]).toEqual([
      true,
      false,
      false,
    ]);
  });
  it.each(['', 'scrypt', '2468', 'scrypt$15$8$1$AAAA$', 'scrypt$99$8$1$AAAA$AAAA', 'md5$15$8$1$AAAA$AAAA'])(
    'fits nothing when what is stored is %j',
    async (stored) => {
      expect(await isPin('2468', stored)).toBe(false);
    },
  );
});
