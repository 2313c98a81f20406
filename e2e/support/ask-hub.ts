import WebSocket from 'ws';
import type { Answers, AskInput, AskName } from '../../shared/contract/asks.ts';
import type { StationToViewerFrame } from '../../shared/contract/viewer.ts';
import { VIEWER_VERSION } from '../../shared/contract/viewer.ts';

/** Asks a hub of this machine one question, as its own desk does. @throws with the station's refusal */
export async function askHub<N extends AskName>(
  url: string,
  name: N,
  args: AskInput<N>,
): Promise<Answers[N]> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live`);
  try {
    return await new Promise((done, fail) => {
      socket.on('error', fail);
      socket.on('open', () => {
        socket.send(JSON.stringify({ t: 'hello', v: VIEWER_VERSION, viewer: 'test' }));
        socket.send(JSON.stringify({ t: 'ask', id: 1, name, args }));
      });
      socket.on('message', (data: Buffer) => {
        const frame = JSON.parse(data.toString()) as StationToViewerFrame;
        if (frame.t === 'answer') done(frame.value as Answers[N]);
        if (frame.t === 'refusal') fail(new Error(`${frame.code}: ${frame.why}`));
      });
    });
  } finally {
    socket.close();
  }
}

/** Takes every rule of a hub out of force: what a test looks at is then not in the band of an alert. */
export async function silenceRules(url: string): Promise<void> {
  const { rules } = await askHub(url, 'rules.list', {});
  for (const { rule, revision } of rules)
    await askHub(url, 'rules.save', { rule, enabled: false, was: revision });
}
