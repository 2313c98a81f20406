import './theme/fonts.css';
import './wall/wall.css';
import { createRoot } from 'react-dom/client';
import { topicsOf } from '../shared/contract/scenes.ts';
import { createWords, nearestLanguage } from '../shared/words/words.ts';
import { frameQueue } from './charts/frame-queue.ts';
import { paint } from './link/paint.ts';
import { shellBridge, shellWire } from './link/port-wire.ts';
import { liveAddress, socketWire } from './link/socket-wire.ts';
import { StationClient } from './link/station-client.ts';
import { Ticker } from './link/ticker.ts';
import { WallContext } from './link/use-station.ts';
import { httpSession } from './session/session-api.ts';
import { SessionGate } from './session/session-gate.ts';
import { applyTheme } from './theme/apply-theme.ts';
import { themeNamed } from './theme/palette.ts';
import { BrandTheme } from './wall/BrandTheme.tsx';
import { CrashGuard } from './wall/CrashGuard.tsx';
import { ExitPin } from './wall/ExitPin.tsx';
import { readPlaylist } from './wall/playlist.ts';
import { Wall } from './wall/Wall.tsx';

/** A chart is drawn on a canvas, which does not wait for its font; longer than this nobody should wait. Unit: ms. */
const FONT_MS = 400;
/** A viewer of another version loads itself again after this long, until the station serves the one it speaks. */
const RELOAD_MS = 5_000;

const address = new URLSearchParams(location.search);
const words = createWords(nearestLanguage(address.get('lang')));
const root = document.documentElement;
root.lang = words.language;
/** The Electron shell around the page; in a browser there is none. */
const bridge = shellBridge();
const palette = applyTheme(themeNamed(address.get('theme')), root);

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
const ports = {
  dial: () => (bridge === undefined ? socketWire(liveAddress(location)) : shellWire(bridge)),
  paint,
  now: () => Date.now(),
  mono: () => performance.now(),
  after,
  random: Math.random,
};
const playlist = readPlaylist(address);
const topics = topicsOf(playlist.stops.map(({ scene }) => scene));
const client = new StationClient(ports, address.has('measure') ? [...topics, 'stamps'] : topics);
// For the benchmark: the times of the events that this paint made visible, and when their charts are drawn, too.
client.painted.subscribe((stamps) => {
  const tell = (what: string) =>
    window.dispatchEvent(new CustomEvent(`callwall:${what}`, { detail: stamps }));
  tell('painted');
  frameQueue.whenDrawn(() => tell('drawn'));
});
client.link.subscribe(({ phase }) => {
  if (phase === 'mismatch') after(RELOAD_MS, () => location.reload());
});
// A window of the shell needs no viewer token: the shell has it, and keeps it.
const gate = bridge === undefined ? new SessionGate(client, httpSession(), ports) : null;
const ticker = new Ticker(ports, client.clock);
client.start();

await Promise.race([
  document.fonts.load('500 24px "Inter Variable"', '0'),
  new Promise((done) => after(FONT_MS, () => done(null))),
]);
// A page of the shell has no address of its own in the network: the shell tells that of its station.
const stationHost = (bridge && address.get('hub')) ?? location.host;
const host = document.getElementById('wall');
if (host === null) throw new Error('index.html has no #wall');
createRoot(host).render(
  <>
    <CrashGuard words={words} reload={() => location.reload()}>
      <WallContext value={{ client, ticker, words, palette }}>
        <BrandTheme root={root}>
          <Wall
            stops={playlist.stops}
            unknown={playlist.unknown}
            host={stationHost}
            enter={async (token) => gate?.enter(token) ?? 'unreachable'}
          />
        </BrandTheme>
      </WallContext>
    </CrashGuard>
    {bridge !== undefined && <ExitPin bridge={bridge} words={words} />}
  </>,
);
