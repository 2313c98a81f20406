import { useMemo } from 'react';
import { useTopic, useWall } from '../link/use-station.ts';
import { type ComplaintGrid, complaintGrid } from './complaint-grid.ts';
import { useTrees } from './use-trees.ts';

/** First-level classes × regions as they are now; made anew when complaints change. */
export function useComplaintGrid(): ComplaintGrid {
  const { words } = useWall();
  const cells = useTopic('complaintCells');
  const trees = useTrees();
  return useMemo(() => complaintGrid(cells ?? {}, trees, words), [cells, trees, words]);
}
