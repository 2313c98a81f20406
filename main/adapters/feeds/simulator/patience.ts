/** A point of a survival curve: this share is still willing to wait after so many seconds. */
export type SurvivalPoint = readonly [seconds: number, share: number];

/**
 * How long somebody waits before giving up, in seconds, for a number u of the dice (0 ≤ u < 1): the inverse of the
 * curve, straight between its points. Beyond the last point people give up at the pace between the last two.
 */
export function patienceOf(curve: readonly SurvivalPoint[], u: number): number {
  let [time, share] = [0, 1];
  let hazard = 1 / 600;
  for (const [nextTime, nextShare] of curve) {
    if (nextShare <= u) return time + ((nextTime - time) * (share - u)) / (share - nextShare);
    hazard = Math.log(share / nextShare) / (nextTime - time);
    [time, share] = [nextTime, nextShare];
  }
  return time + Math.log(share / Math.max(u, 1e-9)) / hazard;
}
