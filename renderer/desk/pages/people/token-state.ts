import type { WallToken } from '../../../../shared/contract/asks/people-asks.ts';

/** Whether a token opens the wall at `now` (epoch ms), and if not, why. */
export function tokenState({ revoked, until }: Pick<WallToken, 'revoked' | 'until'>, now: number) {
  if (revoked) return 'revoked';
  return until > now ? 'good' : 'over';
}
