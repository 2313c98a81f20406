/** A loss a source told of, or that the station noticed. */
export interface StoredGap {
  source: number;
  epoch: number;
  from: number;
  to: number;
  why: string;
  at: number;
}
