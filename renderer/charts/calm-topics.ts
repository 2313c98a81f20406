import { BehaviorSubject, type Subscription } from 'rxjs';
import { type Topic, type Topics, topicNames } from '../../shared/contract/topics.ts';
import type { TopicStreams } from '../link/use-station.ts';
import type { DrawQueue } from './draw-queue.ts';

/**
 * Topics for a part of a scene that is drawn as charts are, at most every 50 ms, but in the frame of the figures. All that such
 * a part reads moves on at once, so that its figures belong together.
 */
export class CalmTopics implements TopicStreams {
  readonly #queue: DrawQueue;
  readonly #together: (run: () => void) => void;
  readonly #held: HeldTopics;
  #asked = false;
  #running = false;

  /** @param together runs what tells the watchers of several topics, and lets them draw once before it returns */
  constructor(live: TopicStreams, queue: DrawQueue, together: (run: () => void) => void) {
    this.#queue = queue;
    this.#together = together;
    // A station of the same VIEWER_VERSION publishes exactly `Topics`.
    this.#held = Object.fromEntries(
      topicNames.map((name) => [name, new Held(live.topic(name), () => this.#ask())]),
    ) as HeldTopics;
  }

  topic<T extends Topic>(topic: T): BehaviorSubject<Topics[T] | undefined> {
    return this.#held[topic].follow(this.#running);
  }

  /** Follows what is asked for, until the end that it returns. */
  start(): () => void {
    this.#running = true;
    for (const held of Object.values(this.#held)) held.start();
    return () => {
      this.#running = false;
      this.#queue.forget(this);
      for (const held of Object.values(this.#held)) held.stop();
    };
  }

  /** Everything moves on now, within the frame of figures. */
  release(): void {
    for (const held of Object.values(this.#held)) held.release();
  }

  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    // When all topics of the frame are there.
    queueMicrotask(() => {
      this.#asked = false;
      if (this.#running) this.#queue.join(this, () => this.#together(() => this.release()));
    });
  }
}

type HeldTopics = { [T in Topic]: Held<T> };

/** A topic as it was shown last. */
class Held<T extends Topic> {
  readonly #live: BehaviorSubject<Topics[T] | undefined>;
  readonly #shown: BehaviorSubject<Topics[T] | undefined>;
  readonly #changed: () => void;
  #followed = false;
  #subscription: Subscription | null = null;

  constructor(live: BehaviorSubject<Topics[T] | undefined>, changed: () => void) {
    this.#live = live;
    this.#shown = new BehaviorSubject(live.value);
    this.#changed = changed;
  }

  follow(running: boolean): BehaviorSubject<Topics[T] | undefined> {
    if (!this.#followed) {
      // Nobody has looked at it yet: it need not stand.
      this.#shown.next(this.#live.value);
      this.#followed = true;
      if (running) this.start();
    }
    return this.#shown;
  }

  start(): void {
    if (!this.#followed) return;
    this.#subscription ??= this.#live.subscribe((value) => {
      if (value !== this.#shown.value) this.#changed();
    });
  }

  stop(): void {
    this.#subscription?.unsubscribe();
    this.#subscription = null;
  }

  release(): void {
    if (this.#shown.value !== this.#live.value) this.#shown.next(this.#live.value);
  }
}
