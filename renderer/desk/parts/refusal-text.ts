import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import { asks } from '../../../shared/contract/asks.ts';
import { mayAs, type Role } from '../../../shared/model/person.ts';
import type { Words } from '../../../shared/words/words.ts';

/** Why a question was not answered, for people. @param role of who asked: which one it needs is told where that is another */
export function refusalText(fault: unknown, { say }: Words, role: Role): string {
  if (!(fault instanceof AskRefusal))
    return say('desk.refused.refused', { why: fault instanceof Error ? fault.message : String(fault) });
  const least = Object.entries(asks).find(([name]) => name === fault.ask)?.[1].role ?? 'viewer';
  if (fault.code === 'role' && !mayAs(role, least))
    return say('desk.refused.needs', {
      least: say(`alert.role.${least}`),
      role: say(`alert.role.${role}`),
    });
  return say(`desk.refused.${fault.code}`, { why: fault.message });
}
