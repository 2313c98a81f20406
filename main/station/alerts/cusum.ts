import type { AlertRule } from '../../../shared/model/alert-rule.ts';

/** Of a CUSUM chart: `target` and slack `k` as shares, `h` the sum that alarms. */
export interface CusumParams {
  target: number;
  k: number;
  h: number;
}

/** Parameters of a `cusumConnectRate` rule. @param target the setting `targets.connectRate`. */
export function cusumParams({ params }: Pick<AlertRule, 'params'>, target: number): CusumParams {
  const number = (name: string, usual: number): number => {
    const value = params[name];
    return typeof value === 'number' ? value : usual;
  };
  return { target, k: number('k', 0.01), h: number('h', 4) };
}

/**
 * The sum after one more ended wait of the scope, in order of time: `max(0, S + (target − x) − k)`, x = 1 when it was
 * answered, cut at 2 h so that the way back is not endless. A slow drift adds up where every window looks harmless.
 */
export function nextCusum(sum: number, answered: boolean, { target, k, h }: CusumParams): number {
  return Math.min(2 * h, Math.max(0, sum + target - (answered ? 1 : 0) - k));
}
