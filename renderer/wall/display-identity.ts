import { isSafe, isVisible, isWhole } from '../../shared/model/readable.ts';

/** Who a wall is among the displays. `name`: empty where nobody gave one. */
export interface DisplayIdentity {
  id: string;
  name: string;
}

const KEY = 'callwall.display';
/** As the station takes names of displays; its schema is too much for a wall to load. Unit: characters. */
const LONGEST = 60;

/**
 * The display that an address names (`display=大厅一号屏`); else one of this browser's own, made once and kept. What the
 * address says is anybody's text: a name that is none is as good as unsaid.
 */
export function readIdentity(address: URLSearchParams, storage: () => Storage): DisplayIdentity {
  const given = address.get('display')?.trim() ?? '';
  const named =
    given.length <= LONGEST && given !== '*' && isSafe(given) && isWhole(given) && isVisible(given);
  if (named) return { id: given, name: given };
  return { id: keptId(storage), name: '' };
}

function keptId(storage: () => Storage): string {
  const made = `d-${Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  try {
    const kept = storage().getItem(KEY);
    if (kept !== null && /^d-[0-9a-f]{12}$/.test(kept)) return kept;
    storage().setItem(KEY, made);
  } catch {
    // A browser that keeps nothing: the display is another one after each start.
  }
  return made;
}
