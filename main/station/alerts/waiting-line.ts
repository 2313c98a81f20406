import type { RulePlan } from './rule-plan.ts';

/** Those who wait in one scope, by their offers. */
export class WaitingLine {
  /** Time of the last change. */
  seen = -Infinity;
  readonly offers: number[] = [];

  change(offeredAt: number, sign: 1 | -1): void {
    // Offers come by time, but for those who wait at the start.
    const behind = this.offers.findLastIndex((each) => each <= offeredAt) + 1;
    if (sign === 1) this.offers.splice(behind, 0, offeredAt);
    else if (this.offers[behind - 1] === offeredAt) this.offers.splice(behind - 1, 1);
  }

  /** What a rule about who waits sees at a time: contacts, or seconds of the oldest. */
  value({ rule }: Pick<RulePlan, 'rule'>, at: number): number {
    const [oldest] = this.offers;
    if (rule.metric === 'waiting') return this.offers.length;
    return oldest === undefined ? 0 : (at - oldest) / 1000;
  }
}
