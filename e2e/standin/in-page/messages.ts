import type { Coded } from './codec.ts';

/** From the process that owns the windows to a page's isolated world. */
export type ToPage =
  | { t: 'message'; channel: string; args: Coded; ports: string[] }
  | { t: 'answer'; id: number; value?: Coded; fault?: string }
  | { t: 'port'; id: string; data: Coded }
  | { t: 'port-closed'; id: string };

/** From a page's isolated world to the process that owns the windows. */
export type FromPage =
  | { t: 'send'; channel: string; args: Coded; ports: string[] }
  | { t: 'invoke'; id: number; channel: string; args: Coded }
  | { t: 'port'; id: string; data: Coded }
  | { t: 'port-closed'; id: string }
  | { t: 'open'; url: string }
  | { t: 'focus'; on: boolean }
  | { t: 'context-menu'; x: number; y: number }
  | { t: 'preload-error'; fault: string };

/** What both worlds of a page are started with. */
export interface PageConfig {
  /** Names the events between the worlds; pages cannot guess it. */
  secret: string;
  /** Becomes the preload's `process`. */
  process: { argv: string[]; versions: Record<string, string>; platform: string; arch: string };
}

/** How Chromium calls the world of the preload, and the function there that speaks to the stand-in. */
export const world = 'Electron Isolated Context';
export const binding = '__standinTell';
/** The function of that world that the stand-in calls. */
export const receiver = '__standinHear';
/** Where a page asks, before it handles a key, whether the application wants it. */
export const keyPath = '/__standin/key';
