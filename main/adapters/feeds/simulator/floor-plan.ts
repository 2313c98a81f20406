import { demandOf } from './demand.ts';
import { Fifo } from './fifo.ts';
import type { Agent, Call, FloorPlan, Group, Queue } from './floor.ts';
import type { Profile } from './profile.ts';

type Skill = Profile['skills'][number];

/** Makes the floor of a profile: a queue for every skill and site, agents where the work is. */
export function planFloor(profile: Profile, seats: number, bank: readonly number[]): FloorPlan {
  const queues = profile.skills.flatMap((skill) =>
    profile.sites
      .filter(({ id }) => skill.site === undefined || skill.site === id)
      .map((site): Queue => newQueue(skill, site, profile.sites.length > 1)),
  );
  const groups = queues.map((queue): Group => ({ queues: [queue], ready: readyLine(), onDuty: 0 }));
  queues.forEach((queue, at) => {
    const own = groups[at]!;
    const helps = (each: Group): boolean =>
      each !== own &&
      each.queues[0]?.site === queue.site &&
      queue.skill.helpers.includes(each.queues[0].skill.id);
    queue.groups = [own, ...groups.filter(helps)];
    queue.elsewhere = queues.filter((each) => each !== queue && each.skill === queue.skill);
  });
  for (const queue of queues) for (const group of queue.groups.slice(1)) group.queues.push(queue);
  const bySkill = new Map(queues.map((queue) => [`${queue.skill.id}@${queue.site}`, queue]));
  return {
    queues,
    agents: hire(profile, seats, queues, groups),
    demand: demandOf(profile, seats, bank),
    queueOf(skill, site) {
      const queue = bySkill.get(`${skill}@${site}`) ?? queues.find((each) => each.skill.id === skill);
      if (queue === undefined) throw new RangeError(`no queue has the skill ${skill}`);
      return queue;
    },
  };
}

function newQueue(skill: Skill, site: Profile['sites'][number], many: boolean): Queue {
  const id = many ? `${site.id}-${skill.id}` : skill.id;
  const isThere = (call: Call): boolean => call.waitsIn?.id === id;
  return {
    id,
    name: many ? `${site.name} ${skill.name}` : skill.name,
    site: site.id,
    skill,
    urgent: new Fifo(isThere),
    usual: new Fifo(isThere),
    waiting: 0,
    groups: [],
    elsewhere: [],
    callbacks: 0,
  };
}

function readyLine(): Group['ready'] {
  return new Fifo(({ agent, turn }) => agent.turn === turn && agent.state === 'ready');
}

/** Share of all work that comes to each queue. */
function workOf({ topics, regions, sites }: Profile, queue: Queue): number {
  const calls = topics
    .filter(({ skill }) => skill === queue.skill.id)
    .reduce((sum, { weight }) => sum + weight, 0);
  const work = calls * (queue.skill.talk.mean + queue.skill.desk.mean);
  if (queue.skill.site !== undefined) return work;
  const all = regions.reduce((sum, { weight }) => sum + weight, 0);
  const siteWeight = sites.reduce((sum, { weight }) => sum + weight, 0);
  const site = sites.find(({ id }) => id === queue.site);
  return regions.reduce((sum, region) => {
    const share =
      region.site === undefined ? (site?.weight ?? 0) / siteWeight : Number(region.site === queue.site);
    return sum + (work * share * region.weight) / all;
  }, 0);
}

/** Agents in proportion to the work, at least one where there is any, as far as there are agents. */
function hire(profile: Profile, seats: number, queues: Queue[], groups: Group[]): Agent[] {
  const work = queues.map((queue) => workOf(profile, queue));
  const total = work.reduce((sum, value) => sum + value, 0);
  const agents: Agent[] = [];
  const crews = crewsOf(profile);
  let owed = 0;
  groups.forEach((group, at) => {
    const queue = group.queues[0];
    owed += ((work[at] ?? 0) / total) * seats;
    const last = at === groups.length - 1;
    const count = last
      ? seats - agents.length
      : Math.min(Math.max(1, Math.round(owed - agents.length)), seats - agents.length);
    for (let i = 0; i < count && queue; i += 1)
      agents.push(newAgent(profile, agents.length, group, queue, crews));
  });
  return agents;
}

/** One entry for each crew, in proportion to the rosters, so that going around them fills every crew of every group. */
function crewsOf({ rosters }: Profile): { roster: Profile['rosters'][number]; crew: number }[] {
  const least = Math.min(...rosters.map(({ weight, cycle }) => weight / cycle.length));
  return rosters.flatMap((roster) =>
    roster.cycle.flatMap((_, crew) =>
      Array.from({ length: Math.max(1, Math.round(roster.weight / roster.cycle.length / least)) }, () => ({
        roster,
        crew,
      })),
    ),
  );
}

function newAgent(
  profile: Profile,
  number: number,
  group: Group,
  queue: Queue,
  crews: { roster: Profile['rosters'][number]; crew: number }[],
): Agent {
  const { roster, crew } = crews[number % crews.length]!;
  const site = profile.sites.find(({ id }) => id === queue.site);
  const team = roster.crews?.[crew] ?? `${site?.name ?? ''}${Math.floor(number / profile.teamSize) + 1}组`;
  return {
    id: String(10_001 + number),
    name: nameOf(number),
    team,
    site: queue.site,
    group,
    roster,
    crew,
    state: 'offline',
    reason: '',
    since: 0,
    turn: 0,
    wishes: [],
    call: null,
  };
}

const families = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕';
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰飞鑫波宇浩凯悦欣佳怡晨雪琳婷';

/** An invented name; the same for the same number. */
function nameOf(number: number): string {
  const first = given[(number * 7) % given.length] ?? '';
  const second = given[(number * 13 + Math.floor(number / 40)) % given.length] ?? '';
  return `${families[number % families.length] ?? ''}${first}${number % 3 === 0 ? '' : second}`;
}
