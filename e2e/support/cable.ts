import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A network cable to a port of this machine: what goes in at `port` comes out there, until it is pulled. */
export interface Cable {
  port: number;
  /** Nothing passes any more, in either direction, and nobody is told. */
  pull(): void;
  /** New connections pass again; those that were open or begun while it was pulled stay dead for ever. */
  plug(): void;
  close(): Promise<void>;
}

/** @param to port on loopback */
export async function layCable(to: number): Promise<Cable> {
  let pulled = false;
  const ends = new Set<Socket>();
  const server = createServer({ pauseOnConnect: true, allowHalfOpen: true }, (near) => {
    keep(near);
    if (pulled) return;
    const far = keep(connect({ port: to, host: '127.0.0.1', allowHalfOpen: true }));
    near.pipe(far);
    far.pipe(near);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
  });

  function keep(end: Socket): Socket {
    ends.add(end);
    end.on('error', () => end.destroy());
    end.once('close', () => ends.delete(end));
    return end;
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    pull() {
      pulled = true;
      for (const end of ends) {
        end.unpipe();
        end.pause();
      }
    },
    plug: () => void (pulled = false),
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const end of ends) end.destroy();
      await closed;
    },
  };
}
