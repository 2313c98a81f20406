import { useStation, useTopic, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { useTrees } from '../../../complaints/use-trees.ts';
import { useDataSecond } from '../../../panels/use-staleness.ts';
import type { ItemSight } from './item-texts.ts';

const MINUTE = 60_000;

/** By what this desk tells items, to the minute. */
export function useItemSight(): ItemSight {
  const { words } = useWall();
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const trees = useTrees();
  const orderKinds = useTopic('orderKinds') ?? {};
  return { words, zone, trees, orderKinds, now: useDataSecond(MINUTE) };
}
