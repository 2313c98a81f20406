import { readFileSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';
import { cpuSeconds, family } from './process-figures.ts';

/** What a page needs once everything that nobody holds was thrown away. Unit: MiB. */
export interface PageMemory {
  heap: number;
  /** The page's process, with its share of what processes have in common; NaN where there is no /proc. */
  pss: number;
}

const MIB = 1 << 20;

/** Collects the page's garbage and reads what is left. @param browser the browser's first process, with one page open */
export async function pageMemory(cdp: CDPSession, browser: number): Promise<PageMemory> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return { heap: usedSize / MIB, pss: pssMib(rendererOf(browser)) };
}

/** The process that draws the page: of the browser's renderers (one may be kept for a next page) the busiest. */
function rendererOf(browser: number): number {
  const renderers = family(browser).filter((pid) => commandOf(pid).includes('--type=renderer'));
  const byWork = renderers.map((pid) => ({ pid, seconds: cpuSeconds(pid) }));
  return byWork.toSorted((a, b) => b.seconds - a.seconds)[0]?.pid ?? Number.NaN;
}

function commandOf(pid: number): string {
  return textOf(`/proc/${pid}/cmdline`);
}

function pssMib(pid: number): number {
  const found = /^Pss:\s+(\d+) kB$/m.exec(textOf(`/proc/${pid}/smaps_rollup`));
  return (Number(found?.[1]) * 1024) / MIB;
}

/** Empty for a process that is gone. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
