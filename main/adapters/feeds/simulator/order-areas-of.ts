import type { OrderAreas } from '../../../../shared/model/order-kind.ts';
import type { Profile } from './profile.ts';

/** What a centre with a profile's regions has as the setting `orderAreas`. */
export function orderAreasOf({ regions }: Profile): OrderAreas {
  const pathsOf = (wanted: 'rural' | 'remote') =>
    regions.filter(({ area }) => area === wanted).map(({ path }) => path);
  return { rural: pathsOf('rural'), remote: pathsOf('remote') };
}
