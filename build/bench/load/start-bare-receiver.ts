import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../../main/adapters/project-root.ts';

/** Starts the receiver that only reads and parses. */
export async function startBareReceiver(): Promise<{ pid: number; url: string; stop(): Promise<void> }> {
  const child = fork(join(projectRoot, 'build', 'bench', 'load', 'bare-receiver.ts'));
  const [port] = await once(child, 'message');
  return {
    pid: child.pid!,
    url: `ws://127.0.0.1:${port}`,
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
