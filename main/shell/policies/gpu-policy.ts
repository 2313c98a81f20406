/** So many losses of the graphics process, and it is done without. */
const MOST = 3;

/** What the n-th loss of the graphics process leads to; drawing in software already, there is nothing left to give up. */
export function gpuPolicy(losses: number, software: boolean): 'redraw' | 'software' {
  return losses >= MOST && !software ? 'software' : 'redraw';
}
