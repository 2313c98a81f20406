import { useEffect, useState } from 'react';
import type { Bridge, ShellHealth } from '../../shared/contract/bridge.ts';
import { type Asked, askWithin } from './ask-within.ts';

/** How often the shell is asked, and how long it may take. Unit: ms. */
const PERIOD_MS = 2_000;

/** What the shell says of itself, asked again and again; null before its first answer, and where there is no shell to ask. */
export function useShellHealth(bridge: Bridge | undefined): Asked<ShellHealth> | null {
  const [asked, setAsked] = useState<Asked<ShellHealth> | null>(null);
  useEffect(() => {
    if (bridge === undefined) return;
    let gone = false;
    const ask = async () => {
      const answer = await askWithin(() => bridge.health(), PERIOD_MS);
      if (!gone) setAsked(answer);
    };
    void ask();
    const timer = setInterval(() => void ask(), PERIOD_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [bridge]);
  return asked;
}
