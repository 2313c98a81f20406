import type { Server } from 'node:http';
import { Problem } from './problem.ts';

/**
 * Starts to listen and gives the address as a URL, e.g. `http://127.0.0.1:8138`.
 * @throws Problem when the port is in use, not permitted or the host is not this machine's.
 */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((done, fail) => {
    server.once('error', (fault: NodeJS.ErrnoException) => fail(describe(fault, host, port)));
    server.listen(port, host, done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error(`the server listens on ${String(address)}`);
  return `http://${printable(host)}:${address.port}`;
}

/** Hosts as they can be opened: a wildcard is reached by the loopback address, IPv6 stands in brackets. */
function printable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

function describe(fault: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (fault.code) {
    case 'EADDRINUSE':
      return new Problem(
        `port ${port} of ${host} is in use`,
        'stop the other program, or take any free port with --port 0',
      );
    case 'EACCES':
      return new Problem(
        `port ${port} of ${host} needs special rights`,
        'take a port above 1023 with --port',
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Problem(`${host} is not an address of this machine`, 'correct listen.host in the settings');
    default:
      return fault;
  }
}
