import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runProgram, startHub } from './support/hub-process.ts';
import { scratch } from './support/scratch.ts';

const KILLS = 20;

/** Sends one batch until it is answered with 200, as a careful sender does; how many tries it took. */
async function pushUntilTaken(url: string, key: string): Promise<{ tries: number; said: unknown }> {
  const time = Date.now() - 1_000;
  const events = ['a', 'b', 'c'].map((part) => ({
    type: 'order.created',
    time: part === 'c' ? time + 86_400_000 : time,
    data: { order: `${key}${part}`, kind: '投诉' },
  }));
  const body = JSON.stringify({ events });
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(`${url}/ingest/crm`, { method: 'POST', headers, body }).catch(() => null);
    if (answer?.status === 200) return { tries, said: await answer.json() };
    if (answer !== null && ![429, 503].includes(answer.status))
      throw new Error(`${answer.status}: ${await answer.text()}`);
    await pause(50);
  }
}

test(
  'batches pushed while the hub is killed again and again are counted exactly once',
  { timeout: 180_000 },
  async ({ onTestFinished }) => {
    const tidy = scratch(onTestFinished);
    const folder = tidy.folder();
    let hub = await startHub({ folder });
    tidy.keep(folder, () => hub.signal('SIGKILL'));
    const { url, port } = hub;
    let stop = false;
    const answers: { tries: number; said: unknown }[] = [];
    const senders = [1, 2, 3].map(async (sender) => {
      for (let n = 0; !stop; n += 1) answers.push(await pushUntilTaken(url, `s${sender}-${n}-`));
    });
    for (let kill = 0; kill < KILLS; kill += 1) {
      await pause(100 + Math.random() * 400);
      await hub.signal('SIGKILL');
      hub = await startHub({ folder, port });
    }
    stop = true;
    await Promise.all(senders);
    await hub.signal('SIGTERM');
    for (const { said } of answers)
      expect(said).toMatchObject({ events: 3, refused: [{ index: 2, code: 'time' }] });
    const db = new DatabaseSync(join(folder, 'callwall.db'));
    const { events, orders } =
      db
        .prepare("SELECT count(*) AS events, count(DISTINCT extra ->> 'order') AS orders FROM events")
        .get() ?? {};
    const { quarantined } = db.prepare('SELECT count(*) AS quarantined FROM quarantine').get() ?? {};
    db.close();
    expect([events, orders, quarantined]).toEqual([2 * answers.length, 2 * answers.length, answers.length]);
    const again = answers.filter(({ tries }) => tries > 1).length;
    expect(again).toBeGreaterThan(KILLS / 2);
    const verified = await runProgram('verify', '--data', folder);
    expect(verified).toEqual({ code: 0, out: expect.stringContaining('no difference') });
    process.stdout.write(`${KILLS} kills, ${answers.length} batches, ${again} of them sent more than once\n`);
  },
);
