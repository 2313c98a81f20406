import { hostname } from 'node:os';
import { screen } from 'electron';
import type { BrowserWindow } from 'electron';
import type { MachineSettings } from '../../../shared/model/machine.ts';
import type { Log } from '../../station/ports.ts';
import type { OpenWall, WindowAction } from '../policies/plan-windows.ts';
import { planWindows } from '../policies/plan-windows.ts';
import { openPageWindow } from './page-window.ts';

/** A change of displays comes as several events, ms apart. */
const SETTLE_MS = 300;

/** What wall windows need of the application. */
export interface WallParts {
  settings(): MachineSettings;
  log: Log;
  /** A window's title. */
  title(): string;
  /** What a wall that waits for its station says where that is. */
  hub(): { hub?: string };
  /** Told of each window that was opened, with what to call it in the log. */
  opened(window: BrowserWindow, name: string): void;
}

/** The walls of this machine, one a display; follows plugging, resolution and scale. */
export class WallWindows {
  readonly #parts: WallParts;
  readonly #open = new Map<BrowserWindow, OpenWall>();
  /** Displays whose wall somebody has left by the PIN: they stay free until the next start or setup. */
  readonly #left = new Set<string>();
  #settling: NodeJS.Timeout | undefined;
  #ending = false;

  constructor(parts: WallParts) {
    this.#parts = parts;
    const changed = (): void => {
      clearTimeout(this.#settling);
      this.#settling = setTimeout(() => this.sync(), SETTLE_MS);
    };
    screen.on('display-added', changed);
    screen.on('display-removed', changed);
    screen.on('display-metrics-changed', changed);
  }

  /** Brings the windows to what settings and displays ask for. */
  sync(): void {
    if (this.#ending) return;
    const plan = planWindows(this.#parts.settings(), screen.getAllDisplays(), [...this.#open.values()]);
    for (const action of plan)
      if (action.do !== 'open' || !this.#left.has(action.display)) this.#carryOut(action);
  }

  /** Opens all of them anew: language or theme are others. */
  renew(): void {
    this.#left.clear();
    for (const window of this.#open.keys()) this.#release(window);
    this.sync();
  }

  /** Lets one wall go: its PIN was right. */
  leave(window: BrowserWindow): void {
    const wall = this.#open.get(window);
    if (wall !== undefined) this.#left.add(wall.display);
    this.#release(window);
  }

  /** Lets all windows go. */
  end(): void {
    this.#ending = true;
  }

  /** Destroyed, not closed: nobody but us ends a wall. */
  #release(window: BrowserWindow): void {
    this.#open.delete(window);
    window.destroy();
  }

  #carryOut(action: WindowAction): void {
    this.#parts.log.info('wall window', { ...action });
    if (action.do === 'open') return this.#openWall(action);
    const [window] = [...this.#open].find(([, { window: number }]) => number === action.window) ?? [];
    if (window === undefined) return;
    if (action.do === 'close') return this.#release(window);
    const { do: _do, ...standing } = action;
    this.#open.set(window, standing);
    // A kiosk keeps the size it was opened with.
    window.setKiosk(false);
    window.setBounds(action.bounds);
    window.setKiosk(true);
  }

  #openWall({ do: _do, ...wall }: Extract<WindowAction, { do: 'open' }>): void {
    const { language, theme } = this.#parts.settings();
    const query = new URLSearchParams({
      scenes: wall.scenes,
      lang: language,
      theme,
      // Machines that follow the same hub may have displays of the same kind.
      display: `${hostname()} ${wall.display}`,
      ...this.#parts.hub(),
    });
    const window = openPageWindow({
      kind: 'wall',
      title: this.#parts.title(),
      bounds: wall.bounds,
      kiosk: true,
      page: `index.html?${query.toString()}`,
    });
    this.#open.set(window, { window: window.id, ...wall });
    window.on('close', (event) => {
      if (!this.#ending) event.preventDefault();
    });
    window.on('closed', () => this.#open.delete(window));
    this.#parts.opened(window, `wall ${wall.display}`);
  }
}
