import type { EventData, EventType } from './event.ts';
import { agentStateSchema, channelSchema, eventData } from './event.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * The data of an event without the members nobody knows, if it is good beyond doubt; null when the schema has to say
 * (it decides, and words what is wrong). A guard costs a tenth of the schema's 3 µs, and most events are good.
 */
export type Guard<T extends EventType> = (data: Members) => EventData<T> | null;

const isChannel = valuesOf(channelSchema.options);
const isState = valuesOf(agentStateSchema.options);
const isStage = valuesOf(eventData['contact.abandoned'].shape.stage.options);
const isParty = valuesOf(eventData['contact.ended'].shape.by.options);
const MAX_NAMES = 500;

/** Letters that no text of ours may have, or that only mean something in pairs; others have to be looked at (text.ts). */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 32 && unit < 127) continue;
    if (unit < 0xa0 || (unit >= 0x2028 && unit < 0x2070) || (unit >= 0xd800 && unit < 0xe000)) return false;
  }
  return true;
}

function isLabel(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 128 && isPlain(value);
}

function isId(value: unknown): value is string {
  return isLabel(value) && value !== '';
}

function maybeLabel(value: unknown): value is string | undefined {
  return value === undefined || isLabel(value);
}

function maybeId(value: unknown): value is string | undefined {
  return value === undefined || isId(value);
}

function maybeIds(value: unknown): value is string[] | undefined {
  return value === undefined || (Array.isArray(value) && value.length <= MAX_NAMES && value.every(isId));
}

function valuesOf<Value extends string>(options: readonly Value[]): (value: unknown) => value is Value {
  const all: ReadonlySet<unknown> = new Set(options);
  return (value): value is Value => all.has(value);
}

type Dimensions = Omit<EventData<'contact.entered'>, 'contact'>;

function haveDimensions(data: Members): data is Members & Dimensions {
  return (
    (data['channel'] === undefined || isChannel(data['channel'])) &&
    maybeLabel(data['business']) &&
    maybeLabel(data['language']) &&
    maybeLabel(data['ivrKey']) &&
    maybeLabel(data['region']) &&
    maybeLabel(data['customer']) &&
    maybeLabel(data['site'])
  );
}

function entered(data: Members): EventData<'contact.entered'> | null {
  if (!isId(data['contact']) || !haveDimensions(data)) return null;
  const { channel, business, language, ivrKey, region, customer, site } = data;
  return { contact: data['contact'], channel, business, language, ivrKey, region, customer, site };
}

function queued(data: Members): EventData<'contact.queued'> | null {
  // A priority is rare: the schema may see to it.
  if (!isId(data['contact']) || !isId(data['queue']) || data['priority'] !== undefined) return null;
  if (!haveDimensions(data)) return null;
  const { contact, queue } = data;
  const { channel, business, language, ivrKey, region, customer, site } = data;
  return { contact, queue, channel, business, language, ivrKey, region, customer, site };
}

function ringing({ contact, queue, agent }: Members): EventData<'contact.ringing'> | null {
  return isId(contact) && maybeId(queue) && isId(agent) ? { contact, queue, agent } : null;
}

function answered({ contact, queue, agent }: Members): EventData<'contact.answered'> | null {
  return isId(contact) && maybeId(queue) && (agent === null || maybeId(agent))
    ? { contact, queue, agent }
    : null;
}

/** On hold, back from it, after-call work done. */
function byAgent({ contact, agent }: Members): EventData<'contact.held'> | null {
  return isId(contact) && isId(agent) ? { contact, agent } : null;
}

function abandoned({ contact, queue, stage }: Members): EventData<'contact.abandoned'> | null {
  return isId(contact) && maybeId(queue) && isStage(stage) ? { contact, queue, stage } : null;
}

function ended({ contact, by, agent }: Members): EventData<'contact.ended'> | null {
  return isId(contact) && isParty(by) && (agent === null || maybeId(agent)) ? { contact, by, agent } : null;
}

function agentState(data: Members): EventData<'agent.state'> | null {
  const { agent, state, reason, name, team, site, queues } = data;
  return isId(agent) &&
    isState(state) &&
    maybeLabel(reason) &&
    maybeLabel(name) &&
    maybeLabel(team) &&
    maybeLabel(site) &&
    maybeIds(queues)
    ? { agent, state, reason, name, team, site, queues }
    : null;
}

/** Guards of the types that come often. */
const guards: { [T in EventType]?: Guard<T> } = {
  'contact.entered': entered,
  'contact.queued': queued,
  'contact.ringing': ringing,
  'contact.answered': answered,
  'contact.held': byAgent,
  'contact.retrieved': byAgent,
  'contact.abandoned': abandoned,
  'contact.ended': ended,
  'contact.wrapped': byAgent,
  'agent.state': agentState,
};
const byType: ReadonlyMap<string, Guard<EventType>> = new Map(Object.entries(guards));

/** The data of an event of `type` if its guard finds it good; null when there is no guard, or the schema has to say. */
export function guardEvent(type: string, data: unknown): EventData<EventType> | null {
  const guard = byType.get(type);
  return guard === undefined || typeof data !== 'object' || data === null ? null : guard(data as Members);
}
