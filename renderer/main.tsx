import './theme/fonts.css';
import './wall/wall.css';
import { createRoot } from 'react-dom/client';
import { topicsOf } from '../shared/contract/scenes.ts';
import type { Topic } from '../shared/contract/topics.ts';
import { createWords } from '../shared/words/words.ts';
import { frameQueue } from './charts/frame-queue.ts';
import { pagePorts } from './link/page-ports.ts';
import { shellBridge } from './link/port-wire.ts';
import { StationClient } from './link/station-client.ts';
import { Ticker } from './link/ticker.ts';
import { httpSession } from './session/session-api.ts';
import { SessionGate } from './session/session-gate.ts';
import { applyTheme } from './theme/apply-theme.ts';
import { CrashGuard } from './wall/CrashGuard.tsx';
import { readIdentity } from './wall/display-identity.ts';
import { ExitPin } from './wall/ExitPin.tsx';
import { shownPlan } from './wall/shown-plan.ts';
import { WallPage } from './wall/WallPage.tsx';

/** A chart is drawn on a canvas, which does not wait for its font; longer than this nobody should wait. Unit: ms. */
const FONT_MS = 400;
/** A viewer of another version loads itself again after this long, until the station serves the one it speaks. */
const RELOAD_MS = 5_000;

const address = new URLSearchParams(location.search);
/** A picture of a wall on a desk: it is no display, follows no plan and says nothing of itself. */
const preview = address.has('preview');
const display = preview ? null : readIdentity(address, () => localStorage);
/** As the address says, until a plan says otherwise. */
const start = shownPlan(address, undefined, '');
const words = createWords(start.language);
const root = document.documentElement;
root.lang = words.language;
applyTheme(start.theme, root);
/** The Electron shell around the page; in a browser there is none. */
const bridge = shellBridge();

const ports = pagePorts(bridge);
const more: Topic[] = address.has('measure') ? ['stamps'] : [];
const client = new StationClient(ports, [...topicsOf(start.stops.map(({ scene }) => scene)), ...more]);
// For the benchmark: the times of the events that this paint made visible, and when their charts are drawn, too.
client.painted.subscribe((stamps) => {
  const tell = (what: string) =>
    window.dispatchEvent(new CustomEvent(`callwall:${what}`, { detail: stamps }));
  tell('painted');
  frameQueue.whenDrawn(() => tell('drawn'));
});
client.link.subscribe(({ phase }) => {
  if (phase === 'mismatch') ports.after(RELOAD_MS, () => location.reload());
});
// A window of the shell needs no viewer token: the shell has it, and keeps it.
const gate = bridge === undefined ? new SessionGate(client, httpSession(), ports) : null;
const ticker = new Ticker(ports, client);
client.start();

await Promise.race([
  document.fonts.load('500 24px "Inter Variable"', '0'),
  new Promise((done) => ports.after(FONT_MS, () => done(null))),
]);
// A page of the shell has no address of its own in the network: the shell tells that of its station.
const stationHost = (bridge && address.get('hub')) ?? location.host;
const host = document.getElementById('wall');
if (host === null) throw new Error('index.html has no #wall');
createRoot(host).render(
  <>
    <CrashGuard words={words} reload={() => location.reload()}>
      <WallPage
        client={client}
        ticker={ticker}
        address={address}
        display={display}
        more={more}
        host={stationHost}
        enter={async (token) => gate?.enter(token) ?? 'unreachable'}
      />
    </CrashGuard>
    {bridge !== undefined && <ExitPin bridge={bridge} words={words} />}
  </>,
);
