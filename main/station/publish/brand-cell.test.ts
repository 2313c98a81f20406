import { expect, test } from 'vitest';
import { settingsSchema } from '../../../shared/model/settings.ts';
import { brandOf } from './brand-cell.ts';

test.each([
  [{}, null, 'Callwall'],
  [{ centre: '95598 客服中心' }, null, '95598 客服中心'],
  [{ brand: { name: '国家电网' } }, null, '国家电网'],
  [{ centre: '95598 客服中心', brand: { name: '国家电网' } }, '国家电网', '95598 客服中心'],
  [{ centre: '国家电网 95598', brand: { name: '国家电网' } }, null, '国家电网 95598'],
])('of %j the name is said once: %s, %s', (settings, name, centre) => {
  expect(brandOf(settingsSchema.parse(settings), undefined)).toEqual({
    centre,
    brand: { name, logo: null, accent: null, second: null },
  });
});

test('the logo is told by its address, never by its path on this machine', () => {
  const settings = settingsSchema.parse({ brand: { logo: '/etc/callwall/logo.svg', accent: '#0b2a7a' } });
  const cell = brandOf(settings, '/brand/logo?v=1');
  expect(cell.brand).toEqual({ name: null, logo: '/brand/logo?v=1', accent: '#0b2a7a', second: null });
});
