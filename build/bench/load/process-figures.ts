import { readdirSync, readFileSync } from 'node:fs';

/** Unit of the CPU times in /proc: ticks a second on every Linux that Node runs on. */
const TICKS = 100;
const MIB = 1 << 20;

/** Processor time that a process and all below it have used so far, in seconds; NaN where there is no /proc. */
export function cpuSeconds(pid: number): number {
  try {
    return family(pid).reduce((sum, each) => sum + ownSeconds(each), 0);
  } catch {
    return Number.NaN;
  }
}

/** Resident memory of one process in MiB; NaN where there is no /proc. */
export function residentMib(pid: number): number {
  try {
    const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return (Number(found?.[1]) * 1024) / MIB;
  } catch {
    return Number.NaN;
  }
}

/** Samples a process's memory until stopped; gives the largest value. */
export function watchMemory(pid: number): () => number {
  let most = residentMib(pid);
  const timer = setInterval(() => (most = Math.max(most, residentMib(pid))), 250);
  return () => {
    clearInterval(timer);
    return most;
  };
}

function ownSeconds(pid: number): number {
  const fields = statOf(pid);
  return fields === null ? 0 : (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** The process and its descendants; a browser is a dozen of them. */
export function family(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const each = Number(name);
    const fields = Number.isInteger(each) ? statOf(each) : null;
    if (fields !== null) parents.set(each, Number(fields[1]));
  }
  const below = (of: number): number[] => [
    of,
    ...[...parents].filter(([, parent]) => parent === of).flatMap(([each]) => below(each)),
  ];
  return below(pid);
}

/** The fields after the program's name, which may itself contain blanks; null when the process is gone. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
