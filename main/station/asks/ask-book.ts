import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import { asks } from '../../../shared/contract/asks.ts';
import type { Answerers, AskName, Connection } from '../../../shared/contract/asks.ts';
import { mayAs } from '../../../shared/model/person.ts';
import type { Person } from '../../../shared/model/person.ts';

/**
 * Answers a question from a screen: who asks must have the role, and the question its form.
 * @throws AskRefusal
 */
export async function answerAsk(
  answerers: readonly Answerers[],
  name: string,
  args: unknown,
  who: Person,
  from: Connection,
): Promise<unknown> {
  if (!isAsk(name)) throw new AskRefusal('unknown', `this station cannot answer "${name.slice(0, 60)}"`);
  const spec = asks[name];
  if (!mayAs(who.role, spec.role))
    throw new AskRefusal('role', `this needs the role "${spec.role}"; you are signed in as "${who.role}"`);
  const read = spec.args.safeParse(args);
  const [issue] = read.error?.issues ?? [];
  if (issue !== undefined) throw new AskRefusal('args', `${issue.path.join('.') || name}: ${issue.message}`);
  for (const each of answerers) {
    // Which question it is, and so the form of its arguments, was looked up by its name.
    const answer = each[name] as ((told: unknown, by: Person, via: Connection) => unknown) | undefined;
    if (answer !== undefined) return answer(read.data, who, from);
  }
  throw new AskRefusal('unknown', `nobody here answers "${name}"`);
}

function isAsk(name: string): name is AskName {
  return Object.hasOwn(asks, name);
}
