import { useCallback, useRef, useState } from 'react';

/** What became of the newest thing done: what to say of it, or why it failed. */
export interface Deed {
  busy: boolean;
  said: string;
  fault: unknown;
}

const nothing: Deed = { busy: false, said: '', fault: undefined };

/** Does things one after the other and tells what became of the newest: for a line that says so. */
export function useAct() {
  const [deed, setDeed] = useState(nothing);
  const busy = useRef(false);
  /** @param said shown once it is done @returns what was answered, undefined when it failed or another thing is being done */
  const act = useCallback(async <T>(run: () => Promise<T>, said: string | ((answer: T) => string)) => {
    if (busy.current) return undefined;
    busy.current = true;
    setDeed({ ...nothing, busy: true });
    try {
      const answer = await run();
      setDeed({ ...nothing, said: typeof said === 'string' ? said : said(answer) });
      return answer;
    } catch (fault) {
      setDeed({ ...nothing, fault });
      return undefined;
    } finally {
      busy.current = false;
    }
  }, []);
  return { deed, act, forget: useCallback(() => setDeed(nothing), []) };
}
