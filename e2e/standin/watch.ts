import { childGone } from './app-events.ts';
import { chromium } from './chromium.ts';

const LOOK_MS = 400;
const looks = new Map<() => Promise<void>, () => boolean>();
/** Chromium's processes as they were last seen. */
let processes: { type: string; id: number }[] = [];

/** Has something looked at now and then until it is over: Chromium tells nobody when a window moves or the GPU's process dies. */
export function everyLook(look: () => Promise<void>, isOver: () => boolean): void {
  looks.set(look, isOver);
}

/** @returns Chromium's processes, by type: `browser`, `renderer`, `GPU` … */
export function chromiumProcesses(): readonly { type: string; id: number }[] {
  return processes;
}

/** Begins to look. */
export async function startWatch(): Promise<void> {
  await lookAtProcesses();
  everyLook(lookAtProcesses, () => false);
  setInterval(() => {
    for (const [look, isOver] of looks) {
      if (isOver()) looks.delete(look);
      // Chromium is gone, or a window is about to be: whoever owns it is told elsewhere.
      else look().catch(() => {});
    }
  }, LOOK_MS).unref();
}

const renderers = new Map<object, number>();

/** The process of a page; 0 when it has none. */
export function rendererOf(page: object): number {
  return renderers.get(page) ?? 0;
}

/**
 * Finds out which process a page runs in, right after it has gone somewhere: Chromium does not tell, but it is the newest
 * that belongs to no other page.
 */
export async function claimRenderer(page: object): Promise<void> {
  await lookAtProcesses().catch(() => {});
  const alive = processes.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const own = renderers.get(page);
  if (own !== undefined && alive.includes(own)) return;
  const taken = new Set(renderers.values());
  renderers.set(page, Math.max(0, ...alive.filter((id) => !taken.has(id))));
}

async function lookAtProcesses(): Promise<void> {
  const { processInfo } = await chromium.browser.send('SystemInfo.getProcessInfo');
  const before = processes.find(({ type }) => type === 'GPU');
  processes = processInfo.map(({ type, id }) => ({ type, id }));
  if (before === undefined || processes.some(({ id }) => id === before.id)) return;
  childGone({ type: 'GPU', reason: 'killed', exitCode: 9, name: 'GPU' });
}
