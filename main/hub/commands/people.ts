import type { Account, PersonProblem } from '../../../shared/contract/asks/people-asks.ts';
import { PASSWORD_LENGTH } from '../../../shared/model/password.ts';
import { accountOf, accountSchema } from '../../../shared/model/account.ts';
import { roles } from '../../../shared/model/person.ts';
import type { Person, Role } from '../../../shared/model/person.ts';
import { lineSchema } from '../../../shared/model/text.ts';
import type { People } from '../../adapters/people/people.ts';
import type { Command, CommandLine, Io } from '../cli/command.ts';
import { csvText } from '../../../shared/csv/csv-text.ts';
import { dataFolder, dataOption } from '../cli/data-folder.ts';
import { formatOf, formatOption } from '../cli/formats.ts';
import { jsonText } from '../cli/json-text.ts';
import { Problem, usageProblem } from '../problem.ts';
import { withPeople } from '../with-people.ts';

const actions = ['list', 'add', 'remove', 'password'] as const;

/** Who has done what is done here, in the audit journal. */
const atShell: Person = { id: '', name: 'callwall people', role: 'administrator' };

/** `people`: who may sign in; also how the first administrator comes to be. */
export const people: Command = {
  name: 'people',
  usage: 'list|add|remove|password --data DIR [--account A] [--name N] [--role R]',
  summary: 'who may sign in at the desk; passwords are asked for, or read from standard input',
  options: {
    data: dataOption,
    account: { value: 'A', help: 'what the person signs in with' },
    name: { value: 'N', help: 'what others see (default: the account)' },
    role: { value: 'R', help: `${roles.join(', ')}: each may also do what those before may` },
    format: formatOption,
  },
  words: { name: 'list|add|remove|password', min: 1, max: 1 },
  async run(line, io) {
    const action = actions.find((each) => each === line.words[0]);
    if (action === undefined)
      throw usageProblem(`people ${line.words[0]} is unknown`, `one of ${actions.join(', ')}`);
    if (action === 'list') return withPeople(dataFolder(line, io.env), false, (all) => list(all, line, io));
    const account = readAs(accountSchema, line.required('account'), 'account');
    const work = { add, remove, password: renew }[action];
    await withPeople(dataFolder(line, io.env), action === 'add', (all) => work(all, account, line, io));
    return 0;
  },
};

function list(all: People, line: CommandLine, io: Io): number {
  const rows = all.accounts.list();
  const format = formatOf(line);
  if (format === 'json') io.out(jsonText({ rows }));
  else if (format === 'csv')
    io.print(csvText(['account', 'name', 'role', 'active', 'since', 'seen'], rows.map(flat)));
  else
    for (const each of rows)
      io.out(`${each.account}  ${each.name}  ${each.role}${each.active ? '' : '  (inactive)'}`);
  return 0;
}

function flat({ active, ...rest }: Account) {
  return { ...rest, active: Number(active) };
}

async function add(all: People, account: string, line: CommandLine, io: Io): Promise<void> {
  const name = readAs(lineSchema(64), line.text('name') ?? account, 'name');
  const role = roleOf(line.required('role'));
  const password = await io.secret(`password for ${account}: `);
  settle(await all.accounts.save({ id: null, account, name, role, active: true, password }, atShell));
  io.out(`${account} may sign in as ${role}`);
}

async function remove(all: People, account: string, _line: CommandLine, io: Io): Promise<void> {
  settle(all.accounts.deactivate(known(all, account).id, atShell));
  io.out(`${account} may not sign in any more`);
}

/** Also lets a deactivated person in again: whoever gets a password is meant to use it. */
async function renew(all: People, account: string, _line: CommandLine, io: Io): Promise<void> {
  const person = known(all, account);
  const password = await io.secret(`new password for ${account}: `);
  settle(await all.accounts.save({ ...person, active: true, password }, atShell));
  io.out(`${account} has a new password and is signed out everywhere`);
}

function known(all: People, account: string): Account {
  const person = all.accounts.list().find((each) => each.account === accountOf(account));
  if (person === undefined) throw new Problem(`there is no account ${account}`, 'callwall people list');
  return person;
}

function roleOf(text: string): Role {
  const role = roles.find((each) => each === text);
  if (role === undefined) throw usageProblem(`--role ${text} is unknown`, roles.join(', '));
  return role;
}

function readAs<T>(
  schema: { safeParse(text: string): { data?: T; error?: { issues: { message: string }[] } } },
  text: string,
  option: string,
): T {
  const { data, error } = schema.safeParse(text);
  if (data === undefined)
    throw usageProblem(`--${option} ${error?.issues[0]?.message}`, 'callwall help people');
  return data;
}

const told: Partial<Record<PersonProblem, [what: string, tip: string]>> = {
  short: ['the password is too short', `at least ${PASSWORD_LENGTH} characters`],
  likeAccount: ['the password is little more than the account', 'choose another one'],
  monotonous: ['the password has too few different characters', 'choose another one'],
  taken: ['there is such an account already', 'callwall people password gives it a new password'],
  lastAdministrator: ['somebody has to be able to administer', 'add another administrator first'],
};

function settle(changed: { ok: true } | { ok: false; problem: PersonProblem }): void {
  if (changed.ok) return;
  const [what, tip] = told[changed.problem] ?? [changed.problem, 'callwall people list'];
  throw new Problem(what, tip);
}
