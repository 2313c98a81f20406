import { systemClock } from '../../../system-clock.ts';
import { connectSource } from '../../source/connect-source.ts';
import { memoryOutbox } from '../../source/memory-outbox.ts';
import { outageOracle, outagePlan } from './outage-plan.ts';
import type { evenings } from './outage-plan.ts';
import { simulatedRun } from './simulated-run.ts';

/**
 * One evening with an outage at 95598 with 400 seats, after 28 quiet days, through a real source, socket and database; and
 * what really happened in it.
 */
export async function outageEvening(evening: keyof typeof evenings, { seats = 400, hours = 3 } = {}) {
  const plan = outagePlan(evening, seats, 18);
  const run = await simulatedRun({
    profile: '95598',
    seats,
    day: plan.day,
    from: plan.from,
    hours,
    prepare: (url) => feedHistory(url, plan.history),
  });
  return { ...run, ...plan, ...outageOracle(plan, run.log.complaints) };
}

/** Another source tells the past; it has left when this resolves. */
async function feedHistory(url: string, past: ReturnType<typeof outagePlan>['history']) {
  const outbox = memoryOutbox({ epoch: 'quiet-history' });
  outbox.append(past);
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const line = connectSource({
    url,
    facts: { source: 'history', clock: 'source', simulated: true },
    outbox,
    clock: systemClock(),
    at: () => past.at(-1)?.time ?? 0,
    onAck: (through) => {
      if (through === outbox.last) resolve(undefined);
    },
    onStop: reject,
  });
  await promise;
  await line.close();
}
