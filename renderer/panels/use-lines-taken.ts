import { useTopic } from '../link/use-station.ts';

/** Which lines of the frame are there and take room from the scene: a fault's above it, a message's below it. */
export function useLinesTaken(): { fault: boolean; message: boolean } {
  const some = (cells: object | undefined) => Object.keys(cells ?? {}).length > 0;
  return { fault: some(useTopic('faults')), message: some(useTopic('messages')) };
}
