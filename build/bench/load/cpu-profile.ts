import { existsSync, readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import type { Profiler } from 'node:inspector';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Where time went: a function's own time, without that of what it called. */
export interface SelfTime {
  file: string;
  name: string;
  line: number;
  ms: number;
}

/** Runs `work` under V8's sampling profiler (every 0.5 ms) and gives each function's own time, longest first. */
export async function profile(work: () => Promise<unknown>): Promise<SelfTime[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  await work();
  const { profile: taken } = await session.post('Profiler.stop');
  session.disconnect();
  return selfTimes(taken);
}

function selfTimes(taken: Profiler.Profile): SelfTime[] {
  const ownMicros = new Map<number, number>();
  taken.samples?.forEach((node, index) => {
    ownMicros.set(node, (ownMicros.get(node) ?? 0) + (taken.timeDeltas?.[index] ?? 0));
  });
  const place = originals();
  const byPlace = new Map<string, SelfTime>();
  for (const { id, callFrame } of taken.nodes) {
    const found = place(callFrame.url, callFrame.lineNumber, callFrame.columnNumber);
    const key = `${found.file}:${found.line}:${callFrame.functionName}`;
    const entry = byPlace.get(key) ?? { ...found, name: callFrame.functionName || '(anonymous)', ms: 0 };
    entry.ms += (ownMicros.get(id) ?? 0) / 1000;
    byPlace.set(key, entry);
  }
  return [...byPlace.values()].filter((entry) => entry.ms > 0).sort((a, b) => b.ms - a.ms);
}

/** Finds the source of a place in a bundle, so that the built benchmark tells the same as the source run directly. */
function originals(): (url: string, line: number, column: number) => { file: string; line: number } {
  const maps = new Map<string, SourceMap | null>();
  return (url, line, column) => {
    if (!url.startsWith('file:')) return { file: url, line: line + 1 };
    const file = fileURLToPath(url);
    let map = maps.get(file);
    if (map === undefined) {
      map = existsSync(`${file}.map`) ? new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8'))) : null;
      maps.set(file, map);
    }
    const entry = map?.findEntry(line, column);
    if (entry !== undefined && 'originalSource' in entry) {
      return { file: entry.originalSource.replace(/^(\.\.\/)+/, ''), line: entry.originalLine + 1 };
    }
    return { file, line: line + 1 };
  };
}
