import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import type { Said } from '../testing/memory-link.ts';
import { memoryLink } from '../testing/memory-link.ts';
import { memoryOutbox } from './memory-outbox.ts';
import type { GrowingOutbox } from './outbox.ts';
import { openSource } from './source-session.ts';
import { sqliteOutbox } from './sqlite-outbox.ts';

type Step =
  | { do: 'append'; count: number }
  | { do: 'gap' }
  | { do: 'deliver'; frames: number }
  | { do: 'ack'; window: number }
  | { do: 'loseFrame' }
  | { do: 'cut' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('append' as const), count: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ do: fc.constant('gap' as const) }),
    fc.record({ do: fc.constant('deliver' as const), frames: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ do: fc.constant('ack' as const), window: fc.constantFrom(0, 1, 7, 50) }),
    fc.record({ do: fc.constant('loseFrame' as const) }),
    fc.record({ do: fc.constant('cut' as const) }),
  ),
  { maxLength: 60 },
);

/** A station that commits what is in order, refuses a batch behind a hole, and may be cut off at any moment. */
class PlainStation {
  readonly committed: string[] = [];
  next = 1;
  hear(frame: Said): object | null {
    if (frame.t !== 'batch' && frame.t !== 'gap') return null;
    const from = Number(frame.from);
    if (from > this.next) return { t: 'nack', expect: this.next };
    if (frame.t === 'gap') {
      for (; this.next <= Number(frame.to); this.next += 1) this.committed.push(`gap ${String(frame.why)}`);
      return null;
    }
    for (const event of frame.events as { seq: number; data: { contact: string } }[]) {
      if (event.seq !== this.next) continue;
      this.committed.push(event.data.contact);
      this.next += 1;
    }
    return null;
  }
}

async function run(
  outbox: GrowingOutbox,
  script: readonly Step[],
): Promise<{ happened: string[]; committed: string[] }> {
  const clock = manualClock();
  const station = new PlainStation();
  const happened: string[] = [];
  let heard = 0;
  let link = memoryLink();
  let session = openSource(link, { facts: { source: 's' }, outbox, clock });
  const welcome = (window: number) =>
    session.onFrame(JSON.stringify({ t: 'welcome', resume: station.next, window, now: 0, zone: 'UTC' }));
  const deliver = (frames: number) => {
    for (let n = 0; n < frames && heard < link.said.length; n += 1) {
      const answer = station.hear(link.said[heard++] ?? { t: 'none' });
      if (answer !== null) session.onFrame(JSON.stringify(answer));
    }
  };
  const redial = (window: number) => {
    session.onClose();
    [link, heard] = [memoryLink(), 0];
    session = openSource(link, { facts: { source: 's' }, outbox, clock });
    welcome(window);
  };
  welcome(10);
  for (const step of script) {
    if (step.do === 'append') {
      const contacts = Array.from({ length: step.count }, (_, n) => `c${happened.length + n + 1}`);
      happened.push(...contacts);
      outbox.append(contacts.map((contact) => ({ type: 'contact.ivrLeft', time: 1, data: { contact } })));
    } else if (step.do === 'gap') {
      happened.push('gap cut');
      outbox.gap('cut');
    } else if (step.do === 'deliver') deliver(step.frames);
    else if (step.do === 'ack')
      session.onFrame(
        JSON.stringify({ t: 'ack', through: Math.min(station.next - 1, session.sent), window: step.window }),
      );
    else if (step.do === 'loseFrame') heard = Math.min(heard + 1, link.said.length);
    else redial(10);
    await Promise.resolve();
    expect(link.closes).toEqual([]);
  }
  redial(20_000);
  deliver(Infinity);
  return { happened, committed: station.committed };
}

describe('whatever is cut, refused, paused or lost on the way', () => {
  it('every event of a memory outbox arrives in order and none is skipped', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const { happened, committed } = await run(memoryOutbox(), script);
        expect(committed).toEqual(happened);
      }),
      { numRuns: 300 },
    );
  });

  it('every event of a durable outbox arrives in order and none is skipped', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const outbox = sqliteOutbox({ file: join(folder, `${(runs += 1)}.sqlite`) });
        const { happened, committed } = await run(outbox, script);
        outbox.close();
        expect(committed).toEqual(happened);
      }),
      { numRuns: 15 },
    );
    rmSync(folder, { recursive: true });
  });

  it('an outbox that had to drop events says how many, at their place', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const { happened, committed } = await run(memoryOutbox({ most: 30 }), script);
        expect(committed).toHaveLength(happened.length);
        committed.forEach((seen, at) => expect([happened[at], 'gap outbox-full']).toContain(seen));
        expect(committed.slice(-30)).toEqual(happened.slice(-30));
      }),
      { numRuns: 200 },
    );
  });
});
