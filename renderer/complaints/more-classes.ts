import type { Hotspot } from '../../shared/model/hotspot.ts';
import type { Words } from '../../shared/words/words.ts';

/** `及另外 2 类`: how many classes have risen in the same storm besides that which a hotspot is named after; empty for none. */
export function moreClasses(
  { category, others }: Pick<Hotspot, 'category' | 'others'>,
  { say }: Words,
): string {
  const classes = new Set(others.map((each) => JSON.stringify(each.category)));
  classes.delete(JSON.stringify(category));
  return classes.size === 0 ? '' : say('hotspots.others', { count: classes.size });
}
