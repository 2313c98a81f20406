import { app, BrowserWindow } from 'electron';
import type { Log } from '../../station/ports.ts';
import { gpuPolicy } from '../policies/gpu-policy.ts';

/** What watching the graphics process needs of the application. */
export interface GpuParts {
  log: Log;
  software: boolean;
  /** Starts the application anew, drawing in software. */
  relaunch(why: string): boolean;
}

/** After the graphics process is lost Chromium starts another one; the pages have to be drawn again. */
export class GpuWatch {
  readonly #parts: GpuParts;
  #losses = 0;

  constructor(parts: GpuParts) {
    this.#parts = parts;
  }

  get losses(): number {
    return this.#losses;
  }

  listen(): void {
    app.on('child-process-gone', (_event, { type, reason }) => {
      if (type !== 'GPU' || reason === 'clean-exit') return;
      this.#losses += 1;
      this.#parts.log.error('the graphics process is gone', { reason, losses: this.#losses });
      const software = gpuPolicy(this.#losses, this.#parts.software) === 'software';
      if (software && this.#parts.relaunch('the graphics process is gone too often')) return;
      for (const { webContents } of BrowserWindow.getAllWindows()) webContents.invalidate();
    });
  }
}
