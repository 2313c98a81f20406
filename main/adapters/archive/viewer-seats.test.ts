import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryWire } from '../../../shared/contract/memory-wire.ts';
import { type SeatCell, seatStates } from '../../../shared/contract/topics.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import { stationRig } from './testing/station-rig.ts';

const told = fc.record({
  agent: fc.integer({ min: 6001, max: 6006 }).map(String),
  state: fc.constantFrom(...seatStates, 'offline' as const),
  team: fc.constantFrom('甲值', '乙值', undefined),
});

test('a page has every seat in its newest state, whatever changes between two paints, and no names', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(told, { minLength: 1 }), { minLength: 1, maxLength: 6 }),
      async (commits) => {
        const rig = stationRig();
        try {
          const [near, far] = memoryWire<StationToViewerFrame, ViewerFrame>();
          const seats = new Map<string, SeatCell>();
          let newest = 0;
          const texts: string[] = [];
          far.onFrame((frame) => {
            if (frame.t !== 'snapshot' && frame.t !== 'delta') return;
            newest = frame.n;
            texts.push(JSON.stringify(frame));
            const cells = frame.t === 'snapshot' ? frame.topics.seats : frame.topics.seats?.set;
            for (const [key, cell] of Object.entries(cells ?? {})) seats.set(key, cell as SeatCell);
            for (const key of frame.t === 'delta' ? (frame.topics.seats?.del ?? []) : []) seats.delete(key);
          });
          rig.station.openViewer(near);
          far.send({ t: 'follow', topics: ['seats', 'teamNames'] });
          const source = rig.source({ agentStates: true });
          const expected = new Map<string, [string, number]>();
          let time = rig.clock.now();
          for (const commit of commits) {
            for (const { agent, state, team } of commit) {
              time += 1000;
              source.events({ type: 'agent.state', time, data: { agent, state, name: `王${agent}`, team } });
              expected.set(agent, [state, time / 1000]);
            }
            rig.commit();
            await new Promise(setImmediate);
            far.send({ t: 'ack', n: newest });
            await new Promise(setImmediate);
          }
          const shown = [...seats.values()].map(([number, , state, since]) => [
            number,
            seatStates[state],
            since,
          ]);
          const there = [...expected].filter(([, [state]]) => state !== 'offline');
          expect(shown.toSorted()).toEqual(
            there.map(([agent, [state, at]]) => [agent, state, at]).toSorted(),
          );
          expect(texts.join()).not.toContain('王');
        } finally {
          rig.close();
        }
      },
    ),
    { numRuns: 25 },
  );
});
