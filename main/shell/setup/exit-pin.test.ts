import { describe, expect, it } from 'vitest';
import { ExitPin } from './exit-pin.ts';
import { derivePin } from './pin.ts';

const stored = await derivePin('2468');

function rig(pin: string | undefined = stored) {
  const clock = { now: 1_000 };
  const lines: string[] = [];
  const write = (message: string, facts?: object): void =>
    void lines.push(`${message} ${JSON.stringify(facts)}`);
  const journal = { info: write, warn: write, error: write };
  return {
    clock,
    lines,
    pin: new ExitPin(
      () => pin,
      journal,
      () => clock.now,
    ),
  };
}

describe('the way out of the kiosk', () => {
  it('is open to the right PIN and to no other, and every try is in the journal without what was typed', async () => {
    const { pin, lines } = rig();
    expect(await pin.judge('1111', 'wall A')).toEqual({ ok: false, why: 'wrong', waitMs: 0 });
    expect(await pin.judge('2468', 'wall A')).toEqual({ ok: true });
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toMatch(/1111|2468/);
  });
  it('is shut for longer and longer after three wrong ones, also for the right one', async () => {
    const { pin, clock } = rig();
    for (const _ of [1, 2]) await pin.judge('1111', 'wall');
    expect(await pin.judge('1111', 'wall')).toEqual({ ok: false, why: 'wrong', waitMs: 2_000 });
    expect(await pin.judge('2468', 'wall')).toEqual({ ok: false, why: 'wait', waitMs: 2_000 });
    clock.now += 2_000;
    expect(await pin.judge('2468', 'wall')).toEqual({ ok: true });
  });
  it('looks at one PIN at a time, so that many windows are no way around the wait', async () => {
    const { pin } = rig();
    const answers = await Promise.all([pin.judge('1111', 'a'), pin.judge('2468', 'b')]);
    expect(answers[1]).toMatchObject({ ok: false, why: 'wait' });
  });
  it('is nowhere where no PIN is set', async () => {
    expect(await rig('').pin.judge('', 'wall')).toMatchObject({ ok: false, why: 'wrong' });
    const none = new ExitPin(
      () => undefined,
      { info() {}, warn() {}, error() {} },
      () => 0,
    );
    expect(await none.judge('2468', 'wall')).toEqual({ ok: false, why: 'none', waitMs: 0 });
  });
});
