import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Wire } from '../../../shared/contract/wire.ts';
import { CLOSING } from '../../adapters/feeds/feed-socket.ts';
import { peerOf, refuseUpgrade } from '../../adapters/feeds/server.ts';
import type { Log } from '../../station/ports.ts';
import { wsWire } from '../ws-wire.ts';
import { decodeViewerFrame } from './viewer-frame.ts';
import { judgeViewer, whoAsks } from './viewer-access.ts';
import type { Entrance } from './viewer-access.ts';
import type { ViewerWatch } from './viewer-watch.ts';

/** Viewers say little: acknowledgements and questions; a change of the settings or of rules is the largest. Unit: bytes. */
const maxPayload = 512 << 10;

/** Takes over an HTTP connection that asked to become a WebSocket. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Viewers connected at the same time; beyond it, HTTP 503. */
const MAX_VIEWERS = 512;

/** The close code for who is no longer who they were; they may dial again. */
const OUTSIDE = 4401;

export interface LiveParts {
  entrance: Entrance;
  watch: ViewerWatch;
  log: Log;
  openViewer(wire: Wire<StationToViewerFrame, ViewerFrame>, who: Person): void;
}

/** Accepts viewers on `/live` (the station itself pings them); `close` hangs up on all of them (1001: they redial). */
export function acceptViewers(parts: LiveParts): { upgrade: Upgrade; close(): void } {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload,
    perMessageDeflate: false,
    maxFragments: 64,
    ...CLOSING,
  });
  return {
    upgrade(request, socket, head) {
      const refuse = (status: number, why: string): void => {
        parts.log.warn('viewer refused', { status, why, peer: peerOf(request) });
        refuseUpgrade(socket, status, why);
      };
      const access = judgeViewer(request, parts.entrance);
      if (!access.ok) return refuse(access.status, access.why);
      if (server.clients.size >= MAX_VIEWERS) return refuse(503, 'too many viewers');
      server.handleUpgrade(request, socket, head, (client) => {
        const wire = wsWire<StationToViewerFrame, ViewerFrame>(client, decodeViewerFrame);
        const gone = parts.watch.admit({
          who: access.who,
          now: () => whoAsks(request, parts.entrance),
          show: (why) => wire.close(OUTSIDE, why),
        });
        client.once('close', gone);
        parts.openViewer(wire, access.who);
      });
    },
    close() {
      for (const client of server.clients) client.close(1001, 'the station is stopping');
      server.close();
    },
  };
}
