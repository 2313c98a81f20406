import type { Browser } from 'playwright-core';

/** How long a page's busiest task took, ms: of the clock, and of that what it was let work. */
export interface BusiestTask {
  wall: number;
  work: number;
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds of the clock, and of the thread. */
  dur?: number;
  tdur?: number;
  args: { name?: string };
}

/**
 * The busiest task of the pages of a browser while something is done with them. On a machine that others use as well a task
 * takes long because it is not let run: what it worked itself is told beside it.
 */
export async function busiestTask(browser: Browser, run: () => Promise<void>): Promise<BusiestTask> {
  await browser.startTracing(undefined, { categories: ['toplevel'] });
  await run();
  const trace: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const pages = new Set(
    trace.traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(threadOf),
  );
  // One that had not ended with the trace has no length yet.
  const tasks = trace.traceEvents.flatMap((event) => {
    const { name, dur, tdur } = event;
    if (name !== 'ThreadControllerImpl::RunTask' || !pages.has(threadOf(event))) return [];
    return dur === undefined || tdur === undefined ? [] : [{ wall: dur / 1000, work: tdur / 1000 }];
  });
  if (tasks.length === 0) throw new Error('the trace has no tasks of a page');
  return {
    wall: Math.max(...tasks.map(({ wall }) => wall)),
    work: Math.max(...tasks.map(({ work }) => work)),
  };
}
