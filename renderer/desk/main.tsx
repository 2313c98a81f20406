import '../../shared/model/no-eval.ts';
import '../theme/fonts.css';
import './desk.css';
import { createRoot } from 'react-dom/client';
import { pagePorts } from '../link/page-ports.ts';
import { shellBridge } from '../link/port-wire.ts';
import { StationClient } from '../link/station-client.ts';
import { Ticker } from '../link/ticker.ts';
import { httpSession, wireSession } from '../session/session-api.ts';
import { SessionGate } from '../session/session-gate.ts';
import { Desk } from './Desk.tsx';
import { frameTopics } from './pages.ts';

/** A viewer of another version loads itself again after this long, until the station serves the one it speaks. */
const RELOAD_MS = 5_000;

/** The Electron shell around the page; in a browser there is none. */
const bridge = shellBridge();
const ports = pagePorts(bridge);
const client = new StationClient(ports, frameTopics);
client.link.subscribe(({ phase }) => {
  if (phase === 'mismatch') ports.after(RELOAD_MS, () => location.reload());
});
// What a window of the shell shows at the door, the shell keeps.
const gate = new SessionGate(client, bridge === undefined ? httpSession() : wireSession(client), ports);
const ticker = new Ticker(ports, client);
client.start();

const stationHost = (bridge && new URLSearchParams(location.search).get('hub')) ?? location.host;
const host = document.getElementById('desk');
if (host === null) throw new Error('desk.html has no #desk');
createRoot(host).render(<Desk client={client} ticker={ticker} host={stationHost} gate={gate} />);
