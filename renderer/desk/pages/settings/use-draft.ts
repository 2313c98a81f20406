import { useEffect, useMemo, useState } from 'react';
import { BehaviorSubject } from 'rxjs';
import type { Answers } from '../../../../shared/contract/asks.ts';
import { useSubject, useWall } from '../../../link/use-station.ts';
import { changedKeys, type Draft, draft, draftOf, rebased, withValue } from './draft.ts';
import { problemsOf } from './settings-problems.ts';
import type { Path } from './draft.ts';

type Read = Answers['settings.read'];

/** What became of the newest change: on its way, counting, or taken back with the reason. */
type Fate =
  | { is: 'none' }
  | { is: 'applying'; version: number }
  | { is: 'applied'; version: number }
  | { is: 'failed'; why: string };

/** Outlives the page: a change that is on its way is one wherever the desk is. */
const fate = new BehaviorSubject<Fate>({ is: 'none' });
/** What the station found wrong, by place. */
const told = new BehaviorSubject<ReadonlyMap<string, string>>(new Map());

/** The settings as they are changed here: what is typed, what is wrong, and how to send it. */
export function useDraft(read: Read | undefined) {
  const { client, words } = useWall();
  const current = useSubject(draft);
  const newest = useSubject(fate);
  const answered = useSubject(told);
  const [fault, setFault] = useState<unknown>(undefined);
  useEffect(() => {
    if (read !== undefined) settle(read);
  }, [read]);
  const changed = useMemo(() => (current === null ? [] : changedKeys(current.from, current.now)), [current]);
  useWarning(changed.length > 0);
  const problems = useMemo(
    () =>
      current === null || changed.length === 0
        ? answered
        : new Map([...answered, ...problemsOf(current.now, words)]),
    [current, changed, words, answered],
  );

  async function send(ask: () => Promise<Answers['settings.save']>) {
    setFault(undefined);
    try {
      const said = await ask();
      if (said.ok) fate.next({ is: 'applying', version: said.version });
      else told.next(new Map(said.problems.map(({ path, message }) => [path, message])));
    } catch (why) {
      setFault(why);
    }
  }

  return {
    current,
    changed,
    problems,
    fault,
    fate: newest,
    conflict:
      read !== undefined && current !== null && changed.length > 0 && read.version !== current.version,
    set(path: Path, value: unknown): void {
      const before = draft.value;
      if (before === null) return;
      told.next(new Map());
      fate.next({ is: 'none' });
      draft.next({ ...before, now: withValue(before.now, path, value) });
    },
    save: () =>
      send(() => client.ask('settings.save', { settings: draft.value?.now, was: draft.value?.version ?? 0 })),
    restore: (version: number) =>
      send(() => client.ask('settings.restore', { version, was: read?.version ?? 0 })),
    discard: () => read !== undefined && begin(draftOf(read.settings, read.version)),
    takeTheirs: () =>
      read !== undefined && draft.value !== null && begin(rebased(draft.value, read.settings, read.version)),
  };
}

function begin(next: Draft): void {
  told.next(new Map());
  draft.next(next);
}

/** The station said what counts now: a change of ours that does is done; one that was taken back can be mended. */
function settle(read: Read): void {
  const { value } = draft;
  const waiting = fate.value;
  if (waiting.is === 'applying' && read.version === waiting.version && read.outcome !== null) {
    fate.next({ is: 'applied', version: read.version });
    return begin(draftOf(read.settings, read.version));
  }
  const failed = read.outcome?.failed ?? null;
  if (waiting.is === 'applying' && failed !== null) fate.next({ is: 'failed', why: failed });
  const untouched = value === null || changedKeys(value.from, value.now).length === 0;
  if (untouched && waiting.is !== 'applying') begin(draftOf(read.settings, read.version));
}

/** Whoever leaves the desk is asked first while something is not saved. */
function useWarning(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [wanted]);
}
