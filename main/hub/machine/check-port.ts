import { createServer } from '../../adapters/node-http.ts';
import { listen } from '../listen.ts';
import { Problem } from '../problem.ts';
import type { Finding } from './check-machine.ts';

/** Whether the hub could listen there; a hub that already does is said to be one. */
export async function checkPort(host: string, port: number): Promise<Finding> {
  const server = createServer();
  try {
    await listen(server, host, port);
    return { check: 'port', state: 'ok', found: `${host}:${port} is free`, todo: '' };
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault;
    if (await isHub(`http://${host}:${port}`)) {
      return {
        check: 'port',
        state: 'ok',
        found: `${host}:${port} is served by a running Callwall`,
        todo: '',
      };
    }
    return { check: 'port', state: 'warn', found: fault.message, todo: fault.tip };
  } finally {
    server.close();
  }
}

/** Whether a hub answers at that address. */
export async function isHub(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) });
    const health: unknown = await answer.json();
    return typeof health === 'object' && health !== null && 'commit' in health && 'feeds' in health;
  } catch {
    // Whatever the failure, what is there does not answer as a hub does.
    return false;
  }
}
