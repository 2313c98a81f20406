import type { StationCell } from '../../../shared/contract/topics.ts';
import { defaultSettings } from '../../../shared/model/settings.ts';
import type { Settings } from '../../../shared/model/settings.ts';

/**
 * Whose wall it is. A brand's name is the centre's where the settings name none, and is not said twice where the
 * centre's begins with it. @param logo address at which the host serves it
 */
export function brandOf(
  { brand, centre }: Pick<Settings, 'brand' | 'centre'>,
  logo: string | undefined,
): Pick<StationCell, 'centre' | 'brand'> {
  const { name = null, accent = null, second = null } = brand;
  const unnamed = centre === defaultSettings.centre;
  const said = name === null || unnamed || centre.startsWith(name);
  return {
    centre: unnamed && name !== null ? name : centre,
    brand: { name: said ? null : name, logo: logo ?? null, accent, second },
  };
}
