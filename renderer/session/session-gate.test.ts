import { describe, expect, it } from 'vitest';
import { settle, TestPage } from '../link/testing-ports.fixture.ts';
import { StationClient } from '../link/station-client.ts';
import type { DeskAnswer, SessionState, TokenAnswer } from './session-api.ts';
import { SessionGate } from './session-gate.ts';

function stateOf(told: Pick<SessionState, 'needed' | 'ok'> | null): SessionState | null {
  return told && { ...told, who: null, signIn: 'account' };
}

/** A page at a station that answers `/session` with `state` and takes the token "right". */
function gated(told: Pick<SessionState, 'needed' | 'ok'> | null) {
  const state = stateOf(told);
  const page = new TestPage();
  const door = { state, asked: 0 };
  const client = new StationClient(page, ['station']);
  const gate = new SessionGate(
    client,
    {
      ask: () => {
        door.asked += 1;
        return Promise.resolve(door.state);
      },
      show: (token) => Promise.resolve<TokenAnswer>(token === 'right' ? 'opened' : 'wrong'),
      signIn: ({ password }, name) =>
        Promise.resolve<DeskAnswer>(
          password === 'right' && name === undefined ? { ok: true } : { ok: false, why: 'wait', waitMs: 9 },
        ),
      signOut: () => Promise.resolve(),
    },
    page,
  );
  client.start();
  const refuse = async () => {
    page.far.wire.close();
    await settle();
  };
  return { page, door, client, gate, refuse };
}

describe('SessionGate', () => {
  it('locks when the wire was refused and the station wants a token; then nothing is dialled', async () => {
    const { page, client, refuse } = gated({ needed: true, ok: false });
    await refuse();
    expect(client.link.value).toEqual({ phase: 'locked' });
    await page.pass(60_000);
    expect(page.ends).toHaveLength(1);
  });

  it('opens with a right token only', async () => {
    const { page, client, gate, refuse } = gated({ needed: true, ok: false });
    await refuse();
    expect(await gate.enter('left')).toBe('wrong');
    expect(client.link.value.phase).toBe('locked');
    expect(await gate.enter('right')).toBe('opened');
    expect(client.link.value).toEqual({ phase: 'connecting', failures: 0 });
    expect(page.ends).toHaveLength(2);
  });

  it('opens by itself when somebody signed in elsewhere in this browser', async () => {
    const { page, door, client, refuse } = gated({ needed: true, ok: false });
    await refuse();
    door.state = stateOf({ needed: true, ok: true });
    await page.pass(5_000);
    expect(client.link.value.phase).toBe('connecting');
    expect(page.ends).toHaveLength(2);
  });

  it.each([[null], [{ needed: false, ok: true }], [{ needed: true, ok: true }]])(
    'goes on dialling where no token is missing (%j)',
    async (state) => {
      const { page, client, refuse } = gated(state);
      await refuse();
      await page.pass(2_000);
      expect(client.link.value.phase).toBe('connecting');
      expect(page.ends).toHaveLength(2);
    },
  );

  it('dials anew as whoever signed in, and as nobody after the sign-out; a wrong password leaves the wire', async () => {
    const { page, gate, client } = gated({ needed: false, ok: true });
    await gate.look();
    expect(gate.state.value?.signIn).toBe('account');
    expect(await gate.signIn({ account: 'zhou', password: 'left' })).toMatchObject({ why: 'wait' });
    expect(page.ends).toHaveLength(1);
    expect(await gate.signIn({ account: 'zhou', password: 'right' })).toEqual({ ok: true });
    expect(gate.state.value).toBeNull();
    expect(client.link.value.phase).toBe('connecting');
    expect(page.ends).toHaveLength(2);
    await gate.signOut();
    expect(page.ends).toHaveLength(3);
  });

  it('prolongs the session of a wall that is never closed', async () => {
    const { page, door, client } = gated({ needed: true, ok: true });
    client.stop();
    await page.pass(24 * 3_600_000);
    expect(door.asked).toBe(4);
  });
});
