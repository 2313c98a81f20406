import type { Settings } from '../../../shared/model/settings.ts';
import type { Engine } from '../engine.ts';
import { outcome } from '../floor/legs.ts';
import type { Clock } from '../ports.ts';
import type { Intake } from './intake.ts';

/** Closes as lost what has waited or talked longer than the settings allow in received live time. */
export function loseForgotten(
  intake: Intake,
  engine: Engine,
  clock: Clock,
  limits: Settings['lostAfter'],
): void {
  const mono = clock.mono();
  for (const source of intake.registry.all()) {
    if (source.record.clock !== 'live' || source.state !== 'live') continue;
    for (const live of engine.contacts.open(source.record.code)) {
      if (live.heardAt === 0) live.heardAt = mono;
      const last = live.view.legs[live.view.legs.length - 1];
      const limit = last?.outcome === outcome.answered ? limits.talking : limits.waiting;
      if (mono - live.heardAt <= limit * 1000) continue;
      intake.scheduleCommit();
      engine.lose(live, clock.now());
    }
  }
}
