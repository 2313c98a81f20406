import type { AmiMessage } from './ami-parser.ts';
import { field } from './ami-parser.ts';
import { readMember } from './ami-events.ts';
import { customerOf } from './queue-log-table.ts';
import type { Member } from './said.ts';

/** A caller waiting, as a list answer tells it. */
export interface Waiting {
  contact: string;
  queue: string;
  /** Unit: ms, in whole seconds. */
  waitMs: number;
  caller: { customer?: string };
}

/** What QueueStatus (and CoreShowChannels before it) answered. */
export interface Floor {
  queues: string[];
  members: Member[];
  waiting: Waiting[];
  /** All live channels; null where the user may not ask for them. */
  channels: ReadonlySet<string> | null;
}

/**
 * Collects the answers to one question about the floor. AMI answers the actions of a connection one after the other,
 * so the channels, asked first, are complete when the queues are. List items have no Timestamp.
 */
export class ListAnswer {
  readonly #channelsId: string;
  readonly #queuesId: string;
  readonly #customer: (raw: string) => string;
  readonly #channels = new Set<string>();
  readonly #floor: Floor = { queues: [], members: [], waiting: [], channels: null };

  constructor(channelsId: string, queuesId: string, customer: (raw: string) => string) {
    this.#channelsId = channelsId;
    this.#queuesId = queuesId;
    this.#customer = customer;
  }

  /**
   * Takes one message: null = not part of the answer, `more` = taken, `refused` = the user may not ask, else the
   * whole floor.
   */
  take(message: AmiMessage): Floor | 'more' | 'refused' | null {
    const id = field(message, 'actionid');
    if (id === this.#channelsId) return this.#channel(message);
    if (id !== this.#queuesId) return null;
    if (field(message, 'response') === 'Error') return 'refused';
    const queue = field(message, 'queue');
    switch (field(message, 'event')) {
      case 'QueueParams':
        if (queue !== '') this.#floor.queues.push(queue);
        return 'more';
      case 'QueueMember': {
        const member = readMember(message);
        if (member) this.#floor.members.push(member);
        return 'more';
      }
      case 'QueueEntry':
        this.#entry(message, queue);
        return 'more';
      case 'QueueStatusComplete':
        return this.#floor;
      default:
        return 'more';
    }
  }

  #channel(message: AmiMessage): 'more' {
    const contact = field(message, 'uniqueid');
    if (contact !== '') this.#channels.add(contact);
    if (field(message, 'event') === 'CoreShowChannelsComplete') this.#floor.channels = this.#channels;
    return 'more';
  }

  #entry(message: AmiMessage, queue: string): void {
    const contact = field(message, 'uniqueid');
    const wait = field(message, 'wait');
    if (contact === '' || queue === '' || !/^\d{1,7}$/.test(wait)) return;
    const caller = customerOf(field(message, 'calleridnum', 'callerid'), this.#customer);
    this.#floor.waiting.push({ contact, queue, waitMs: Number(wait) * 1000, caller });
  }
}
