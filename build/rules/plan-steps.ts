import type { NewEvent } from '../../shared/model/event.ts';
import type { CallEnd, FeedTrouble, FixtureLine, Happening, When } from './fixture-line.ts';
import { LineFault } from './fixture-line.ts';

/** Who is there, by id: the feed that speaks for each queue and agent, and what the catalogue says of them. */
export interface Floor {
  feeds: readonly string[];
  queues: Readonly<Record<string, { feed: string; teams: readonly string[]; site?: string | undefined }>>;
  agents: Readonly<Record<string, { feed: string; team?: string | undefined; queues: readonly string[] }>>;
}

/** Something that the runner does at a time, epoch ms. */
export type Step = { at: number } & (
  | { does: 'event'; feed: string; event: NewEvent }
  | { does: 'trouble'; feed: string; trouble: FeedTrouble; on: boolean }
  | { does: 'lose'; feed: string; events: number }
  | { does: 'conflict'; feed: string }
  | { does: 'disk'; free: number }
  | { does: 'summaries'; unwritten: number }
);

type Calls = Extract<Happening, { does: 'calls' }>;
type Waiting = Extract<Happening, { does: 'waiting' }>;
interface Moment {
  at: number;
  what: Happening;
}

/** What has to be done, in order of time, to make a timeline happen. @throws LineFault naming who is unknown */
export function planSteps(floor: Floor, start: number, lines: readonly FixtureLine[]): Step[] {
  const moments = lines.flatMap(({ when, what }) => timesOf(when).map((at): Moment => ({ at, what })));
  const waiting = new Map<string, string[]>();
  let made = 0;
  const steps = moments
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ at, what }): Step[] => {
      switch (what.does) {
        case 'calls':
          return Array.from({ length: what.count }, () => `call-${++made}`).flatMap((contact) =>
            call(floor, waiting, at, contact, what),
          );
        case 'waiting':
          return endWaiting(floor, waiting, at, what);
        case 'agent':
          return agentsOf(floor, what.agent).map((agent) => ({
            ...speaks(floor.agents[agent]!.feed, at, stateEvent(floor, agent, at, what.state)),
          }));
        case 'trouble':
          return [{ at, ...what, feed: known(floor, what.feed), on: true }];
        case 'lose':
        case 'conflict':
          return [{ at, ...what, feed: known(floor, what.feed) }];
        case 'complaints':
          return Array.from({ length: what.count }, () => complaint(floor, at, `complaint-${++made}`, what));
        case 'disk':
        case 'summaries':
          return [{ at, ...what }];
        case 'order':
          return [speaks(floor.feeds[0] ?? '', at, orderEvent(at, what))];
      }
    });
  const ends = lines.flatMap(({ when, what }): Step[] =>
    when.kind === 'while' && what.does === 'trouble' ? [{ ...what, at: when.to, on: false }] : [],
  );
  return [...roster(floor, start), ...[...steps, ...ends].toSorted((a, b) => a.at - b.at)];
}

function timesOf(when: When): number[] {
  if (when.kind === 'at') return [when.at];
  if (when.kind === 'while') return [when.from];
  const count = Math.ceil((when.to - when.from) / when.every);
  return Array.from({ length: count }, (_, n) => when.from + n * when.every);
}

function speaks(feed: string, at: number, event: NewEvent): Step {
  return { at, does: 'event', feed, event };
}

/** The catalogue comes first, as from a real source. */
function roster(floor: Floor, at: number): Step[] {
  const queues = Object.entries(floor.queues).map(([queue, { feed, teams, site }]) =>
    speaks(feed, at, { type: 'roster.queue', time: at, data: { queue, teams: [...teams], site } }),
  );
  const agents = Object.entries(floor.agents).map(([agent, { feed, team, queues: of }]) =>
    speaks(feed, at, { type: 'roster.agent', time: at, data: { agent, team, queues: [...of] } }),
  );
  return [...queues, ...agents];
}

function call(
  floor: Floor,
  waiting: Map<string, string[]>,
  at: number,
  contact: string,
  what: Calls,
): Step[] {
  const { queue, end } = what;
  const feed = feedOf(floor, queue);
  const offer = speaks(feed, at, {
    type: 'contact.queued',
    time: at,
    data: { contact, queue, channel: 'voice' },
  });
  if (end === null) {
    waiting.set(queue, [...(waiting.get(queue) ?? []), contact]);
    return [offer];
  }
  return [offer, ...ending(feed, queue, contact, at + end.afterMs, end.how, end.talkMs)];
}

/** A complaint that the first feed tells of. */
function complaint(
  { feeds: [feed = ''] }: Floor,
  time: number,
  id: string,
  { category, region }: Extract<Happening, { does: 'complaints' }>,
): Step {
  return speaks(feed, time, { type: 'complaint.filed', time, data: { complaint: id, category, region } });
}

function endWaiting(floor: Floor, waiting: Map<string, string[]>, at: number, what: Waiting): Step[] {
  const { queue, count, how } = what;
  const there = waiting.get(queue) ?? [];
  if (there.length === 0 || (count !== Infinity && there.length < count))
    throw new LineFault(
      `tells of ${count === Infinity ? 'those' : count} waiting in ${queue}, where ${there.length} do at that time`,
    );
  waiting.set(queue, there.slice(Math.min(count, there.length)));
  return there.slice(0, count).flatMap((contact) => ending(feedOf(floor, queue), queue, contact, at, how, 0));
}

function ending(
  feed: string,
  queue: string,
  contact: string,
  at: number,
  how: CallEnd,
  talkMs: number,
): Step[] {
  if (how === 'abandoned')
    return [
      speaks(feed, at, { type: 'contact.abandoned', time: at, data: { contact, queue, stage: 'queue' } }),
    ];
  if (how === 'left')
    return [
      speaks(feed, at, { type: 'contact.left', time: at, data: { contact, queue, reason: 'overflow' } }),
    ];
  const over = at + talkMs;
  return [
    speaks(feed, at, { type: 'contact.answered', time: at, data: { contact, queue, agent: null } }),
    speaks(feed, over, { type: 'contact.ended', time: over, data: { contact, by: 'customer' } }),
  ];
}

function orderEvent(time: number, { order, told }: Extract<Happening, { does: 'order' }>): NewEvent {
  return 'created' in told
    ? { type: 'order.created', time, data: { order, kind: told.created } }
    : { type: 'order.moved', time, data: { order, to: told.moved } };
}

function stateEvent(
  floor: Floor,
  agent: string,
  time: number,
  state: Extract<Happening, { does: 'agent' }>['state'],
): NewEvent {
  const { team, queues } = floor.agents[agent]!;
  return { type: 'agent.state', time, data: { agent, state, team, queues: [...queues] } };
}

function agentsOf(floor: Floor, agent: string | null): string[] {
  if (agent === null) return Object.keys(floor.agents);
  if (floor.agents[agent] === undefined)
    throw new LineFault(`names the agent ${agent}, whom "agents" does not list`);
  return [agent];
}

function feedOf(floor: Floor, queue: string): string {
  const feed = floor.queues[queue]?.feed;
  if (feed === undefined) throw new LineFault(`names the queue ${queue}, which "queues" does not list`);
  return feed;
}

function known(floor: Floor, feed: string): string {
  if (!floor.feeds.includes(feed))
    throw new LineFault(`names the feed ${feed}: there are ${floor.feeds.join(', ')}`);
  return feed;
}
