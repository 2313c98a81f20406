/** An event as a source sends it; a list of them is in the order in which things happened. `time` in epoch ms. */
export interface Told {
  type: string;
  time: number;
  data: Record<string, unknown>;
}

/** One stay of a contact in one queue. Times in epoch ms, Infinity = not yet. */
export interface Stay {
  queue: string;
  offeredAt: number;
  outcome: 'open' | 'answered' | 'abandoned' | 'flowedOut' | 'lost';
  endAt: number;
  why: string;
  ringing: boolean;
  agent: string;
  talkEnd: number;
  holdMs: number;
  heldAt: number;
  wrappedAt: number;
}

/** Something counted beside the stays. `stay`: the one it belongs to. */
export interface Aside {
  kind: string;
  time: number;
  queue: string;
  agent: string;
  stay: Stay | null;
  grade: number;
  resolved: boolean | null;
}

/** All that happened to one contact. */
export interface Story {
  dims: Record<string, string>;
  stays: Stay[];
  asides: Aside[];
}

const dimensions = ['site', 'channel', 'business', 'language', 'ivrKey', 'customer'];

/** Tells every contact's story from events in the order in which they happened (metrics.md, Words). */
export function tellStories(events: readonly Told[]): Story[] {
  const stories = new Map<string, Story>();
  const inTime = events.toSorted((a, b) => a.time - b.time);
  inTime.forEach((event, at) => {
    if (!/^(contact|survey|complaint)\./.test(event.type)) return;
    const id = text(event, 'contact') || `alone ${at}`;
    const story = stories.get(id) ?? { dims: {}, stays: [], asides: [] };
    stories.set(id, story);
    if (event.type === 'contact.entered' || event.type === 'contact.queued') {
      for (const name of dimensions) story.dims[name] ||= text(event, name);
    }
    tell(story, event);
  });
  return [...stories.values()];
}

function text(event: Told, name: string): string {
  const value = event.data[name];
  return typeof value === 'string' ? value : '';
}

function tell(story: Story, event: Told): void {
  const last = story.stays.at(-1);
  const waiting = last?.outcome === 'open' ? last : undefined;
  const talking = last?.outcome === 'answered' && last.talkEnd === Infinity ? last : undefined;
  const queue = text(event, 'queue');
  const { time } = event;
  switch (event.type) {
    case 'contact.entered':
      if (!story.asides.some((aside) => aside.kind === 'ivrEntered'))
        beside(story, event, 'ivrEntered', null);
      return;
    case 'contact.selfServed':
      return beside(story, event, 'selfServed', null);
    case 'contact.ivrLeft':
      return beside(story, event, 'ivrLeft', null);
    case 'contact.queued':
      return offer(story, event, waiting, talking);
    case 'contact.ringing':
      if (waiting) waiting.ringing = true;
      return;
    case 'contact.ringNoAnswer':
      if (waiting) waiting.ringing = false;
      return beside(story, event, 'ringNoAnswer', waiting ?? null);
    case 'contact.answered':
      if (!waiting) return;
      Object.assign(waiting, { outcome: 'answered', endAt: time, agent: text(event, 'agent') });
      return;
    case 'contact.abandoned':
      if (waiting) Object.assign(waiting, { outcome: 'abandoned', endAt: time, why: text(event, 'stage') });
      return;
    case 'contact.left':
    case 'contact.refused': {
      // A word about where it went corrects an abandon of the same stay.
      const stay = story.stays.findLast(
        (each) =>
          (queue === '' || each.queue === queue) && (each === waiting || each.outcome === 'abandoned'),
      );
      if (stay) Object.assign(stay, { outcome: 'flowedOut', endAt: time, why: text(event, 'reason') });
      else if (event.type === 'contact.refused') beside(story, event, 'refused', null);
      return;
    }
    case 'contact.ended':
      if (waiting) {
        const customer = event.data['by'] === 'customer';
        Object.assign(waiting, {
          outcome: customer ? 'abandoned' : 'lost',
          endAt: time,
          why: waiting.ringing ? 'ringing' : 'queue',
        });
      } else if (talking) stopTalking(talking, time);
      return;
    default:
      return tellService(story, event, talking);
  }
}

function offer(story: Story, event: Told, waiting: Stay | undefined, talking: Stay | undefined): void {
  const { time } = event;
  const queue = text(event, 'queue');
  if (waiting?.queue === queue) return;
  if (waiting) Object.assign(waiting, { outcome: 'flowedOut', endAt: time, why: '' });
  if (talking) stopTalking(talking, time);
  const again = story.stays.some((stay) => stay.outcome === 'answered');
  const stay: Stay = {
    queue,
    offeredAt: time,
    outcome: 'open',
    endAt: Infinity,
    why: '',
    ringing: false,
    agent: '',
    talkEnd: Infinity,
    holdMs: 0,
    heldAt: Infinity,
    wrappedAt: Infinity,
  };
  story.stays.push(stay);
  if (again) beside(story, event, 'transferred', stay);
}

function tellService(story: Story, event: Told, talking: Stay | undefined): void {
  const { time } = event;
  const answered = story.stays.findLast((stay) => stay.outcome === 'answered');
  switch (event.type) {
    case 'contact.held':
      if (talking && talking.heldAt === Infinity) talking.heldAt = time;
      return;
    case 'contact.retrieved':
      if (talking) stopHolding(talking, time);
      return;
    case 'contact.transferred':
      if (talking) stopTalking(talking, time);
      // One that names a queue is counted when the contact is offered there.
      if (event.data['toQueue'] === undefined) beside(story, event, 'transferred', talking ?? null);
      return;
    case 'contact.wrapped': {
      const stay = story.stays.findLast(
        (each) => each.talkEnd !== Infinity && each.agent === text(event, 'agent'),
      );
      if (stay && stay.wrappedAt === Infinity) stay.wrappedAt = time;
      return;
    }
    case 'survey.answered':
      return beside(story, event, 'surveyed', answered ?? story.stays.at(-1) ?? null);
    case 'complaint.filed':
      return beside(story, event, 'complaints', answered ?? story.stays.at(-1) ?? null);
  }
}

function beside(story: Story, event: Told, kind: string, stay: Stay | null): void {
  const { grade, resolved } = event.data;
  story.asides.push({
    kind,
    time: event.time,
    stay,
    queue: text(event, 'queue') || (stay?.queue ?? ''),
    agent: text(event, 'agent') || (kind === 'ringNoAnswer' ? '' : (stay?.agent ?? '')),
    grade: typeof grade === 'number' ? grade : 0,
    resolved: typeof resolved === 'boolean' ? resolved : null,
  });
}

function stopHolding(stay: Stay, time: number): void {
  if (stay.heldAt !== Infinity) stay.holdMs += time - stay.heldAt;
  stay.heldAt = Infinity;
}

function stopTalking(stay: Stay, time: number): void {
  stopHolding(stay, time);
  stay.talkEnd = time;
}
