import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { Wire } from '../../../shared/contract/wire.ts';
import { CLOSING } from '../../adapters/feeds/feed-socket.ts';
import { peerOf, refuseUpgrade } from '../../adapters/feeds/server.ts';
import type { Log } from '../../station/ports.ts';
import { wsWire } from '../ws-wire.ts';
import type { Sessions } from './sessions.ts';
import { decodeViewerFrame } from './viewer-frame.ts';
import { judgeViewer } from './viewer-access.ts';
import type { ViewerRules } from './viewer-access.ts';

/** Viewers say little: acknowledgements and questions. Unit: bytes. */
const maxPayload = 64 << 10;

/** Takes over an HTTP connection that asked to become a WebSocket. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface LiveParts {
  rules: ViewerRules;
  sessions: Sessions;
  log: Log;
  openViewer(wire: Wire<StationToViewerFrame, ViewerFrame>): void;
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
      const access = judgeViewer(request, parts.rules, parts.sessions);
      if (!access.ok) {
        parts.log.warn('viewer refused', { status: access.status, why: access.why, peer: peerOf(request) });
        refuseUpgrade(socket, access.status, access.why);
        return;
      }
      server.handleUpgrade(request, socket, head, (client) => {
        parts.openViewer(wsWire<StationToViewerFrame, ViewerFrame>(client, decodeViewerFrame));
      });
    },
    close() {
      for (const client of server.clients) client.close(1001, 'the station is stopping');
      server.close();
    },
  };
}
