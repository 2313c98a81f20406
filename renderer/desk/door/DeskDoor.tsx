import { type ReactNode, useEffect } from 'react';
import { useLink, useSubject, useWho } from '../../link/use-station.ts';
import type { SessionGate } from '../../session/session-gate.ts';
import { DeskSignIn } from './DeskSignIn.tsx';
import { FirstAccount } from './FirstAccount.tsx';
import { NoAccounts } from './NoAccounts.tsx';
import './door.css';

/** What only those see who may work at a desk; before it, where there are accounts, the door. */
export function DeskDoor({ gate, host, children }: { gate: SessionGate; host: string; children: ReactNode }) {
  const { phase } = useLink();
  const { role } = useWho();
  const state = useSubject(gate.state);
  const looksOn = phase === 'live' && role === 'viewer';
  useEffect(() => {
    if (looksOn) void gate.look();
  }, [gate, looksOn]);
  const way = phase === 'locked' || looksOn ? state?.signIn : undefined;
  if (way === 'account') return <DeskSignIn gate={gate} host={host} />;
  if (way === 'first') return <FirstAccount gate={gate} host={host} />;
  if (way === 'closed' && phase === 'locked') return <NoAccounts />;
  return <>{children}</>;
}
