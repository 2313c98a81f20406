import type { Answerers } from '../../../shared/contract/asks.ts';
import type { SignInWay } from '../../../shared/contract/asks/people-asks.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { People } from '../../adapters/people/people.ts';

/** Answers questions about people and wall tokens. Signing in is not asked here: it belongs to a connection. */
export function answerPeople(people: People): Answerers {
  const { accounts, door, walls } = people;
  return {
    'people.me': (_args, who) => ({ who, signIn: wayOf(who, people) }),
    'people.list': () => ({ people: accounts.list() }),
    'people.save': (draft, who) => accounts.save(draft, who),
    'people.deactivate': ({ id }, who) => accounts.deactivate(id, who),
    'people.password': ({ was, now }, who) => door.changePassword(who, was, now),
    'walltokens.list': () => ({ tokens: walls.list() }),
    'walltokens.make': ({ name, days }, who) => walls.make(name, days, who),
    'walltokens.revoke': ({ id }, who) => walls.revoke(id, who),
  };
}

function wayOf(who: Person, people: People): SignInWay {
  if (who.id === '' && who.role === 'administrator') return 'open';
  return people.anybody() ? 'account' : 'closed';
}
