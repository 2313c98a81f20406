import { type SeatCell, type SeatState, seatStates, type Topics } from '../../shared/contract/topics.ts';

const shifts = ['甲值', '乙值', '丙值', '丁值'];

/** A floor with so many seats in each state, in `teams` teams; the times in their states are spread, a few far over. */
export function floorTopics(
  counts: Partial<Record<SeatState, number>>,
  teams: number,
  now: number,
): Pick<Topics, 'seats' | 'teamNames'> {
  const names = Array.from({ length: teams }, (_, at) => `${shifts[at % 4]} ${Math.floor(at / 4) + 1} 组`);
  const states = seatStates.flatMap((state, code) => Array<number>(counts[state] ?? 0).fill(code));
  let seed = 7;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const usual = [90, 8, 130, 40, 25, 420];
  const seats = states
    .map((state, at) => ({ state, order: random(), at }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ state }, at): [string, SeatCell] => {
      const seconds = -Math.log(1 - random() * 0.995) * (usual[state] ?? 60) * 0.7;
      return [
        String(100 + at),
        [String(6001 + at), 1 + (at % teams), state, Math.floor(now / 1000 - seconds)],
      ];
    });
  return {
    seats: Object.fromEntries(seats),
    teamNames: Object.fromEntries(names.map((name, at) => [String(at + 1), name])),
  };
}
