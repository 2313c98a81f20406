import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { AskRefusal } from '../../../../shared/contract/ask-refusal.ts';
import type { Answers, AskInput, AskName } from '../../../../shared/contract/asks.ts';
import { memoryWire } from '../../../../shared/contract/memory-wire.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../../shared/contract/viewer.ts';
import { ownDesk } from '../../../../shared/model/person.ts';
import type { Person } from '../../../../shared/model/person.ts';
import type { SettingsInput } from '../../../../shared/model/settings.ts';
import { runHub } from '../../run-hub.ts';
import { settingsHome, startSettings } from '../../station-settings.ts';
import { temporaryFolder } from '../../testing/run-cli.ts';

/** A hub over a data folder with its own settings file, ended with the test. */
export async function runningHub(settings: SettingsInput = {}, folder = temporaryFolder()) {
  const home = settingsHome(undefined, folder, process.env);
  if (!existsSync(home.file))
    writeFileSync(home.file, JSON.stringify({ ...settings, listen: { port: 0, ...settings.listen } }));
  const hub = await runHub({
    folder,
    settings: startSettings(undefined, folder, process.env),
    home,
    onLogFault: () => undefined,
  });
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= hub.close());
  onTestFinished(close);

  /** Asks over a wire of its own, as that person. @throws AskRefusal */
  function ask<N extends AskName>(name: N, args: AskInput<N>, who: Person = ownDesk): Promise<Answers[N]> {
    const [page, station] = memoryWire<ViewerFrame, StationToViewerFrame>();
    const answer = new Promise<Answers[N]>((done, fail) => {
      page.onClose((why) => fail(new Error(why)));
      page.onFrame((frame) => {
        // A station of the same version answers exactly this.
        if (frame.t === 'answer') done(frame.value as Answers[N]);
        if (frame.t === 'refusal')
          fail(Object.assign(new AskRefusal('refused', frame.why), { code: frame.code }));
      });
    });
    hub.openViewer(station, who);
    page.send({ t: 'ask', id: 1, name, args });
    return answer.finally(() => page.close());
  }

  return {
    hub,
    folder,
    close,
    ask,
    file: home.file,
    written: (): SettingsInput => JSON.parse(readFileSync(home.file, 'utf8')),
    log: () => readFileSync(join(folder, 'callwall.log'), 'utf8'),
  };
}

/** Waits until the station answers with that version of the settings, or of its outcome. */
export async function settled(ask: Awaited<ReturnType<typeof runningHub>>['ask'], version: number) {
  for (let round = 0; round < 100; round += 1) {
    const read = await ask('settings.read', {}).catch(() => undefined);
    if (read?.version === version && read.outcome !== null) return read;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`version ${version} does not come`);
}
