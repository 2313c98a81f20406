import { BehaviorSubject, type Subscription } from 'rxjs';
import { type Topic, type Topics, topicNames } from '../../shared/contract/topics.ts';
import type { TopicSource } from '../link/use-station.ts';
import type { DrawQueue } from './draw-queue.ts';

/**
 * Topics for a part of a scene that is drawn as charts are, at most every 50 ms, but in the frame of the figures. All that such
 * a part reads moves on at once, so that its figures belong together.
 */
export class CalmTopics implements TopicSource {
  readonly #queue: DrawQueue;
  readonly #together: (run: () => void) => void;
  readonly #held: HeldTopics;
  #asked = false;
  #gone = false;

  /** @param together runs what tells the watchers of several topics, and lets them draw once before it returns */
  constructor(live: TopicSource, queue: DrawQueue, together: (run: () => void) => void) {
    this.#queue = queue;
    this.#together = together;
    // A station of the same VIEWER_VERSION publishes exactly `Topics`.
    this.#held = Object.fromEntries(
      topicNames.map((name) => [name, new Held(live.topic(name))]),
    ) as HeldTopics;
  }

  topic<T extends Topic>(topic: T): BehaviorSubject<Topics[T] | undefined> {
    return this.#held[topic].follow(() => this.#ask());
  }

  dispose(): void {
    this.#gone = true;
    this.#queue.forget(this);
    for (const held of Object.values(this.#held)) held.dispose();
  }

  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    // When all topics of the frame are there.
    queueMicrotask(() => {
      this.#asked = false;
      if (!this.#gone) this.#queue.join(this, () => this.#together(() => this.#release()));
    });
  }

  #release(): void {
    for (const held of Object.values(this.#held)) held.release();
  }
}

type HeldTopics = { [T in Topic]: Held<T> };

/** A topic as it was shown last. */
class Held<T extends Topic> {
  readonly #live: BehaviorSubject<Topics[T] | undefined>;
  readonly #shown: BehaviorSubject<Topics[T] | undefined>;
  #subscription: Subscription | null = null;

  constructor(live: BehaviorSubject<Topics[T] | undefined>) {
    this.#live = live;
    this.#shown = new BehaviorSubject(live.value);
  }

  follow(changed: () => void): BehaviorSubject<Topics[T] | undefined> {
    this.#subscription ??= this.#live.subscribe((value) => {
      if (value !== this.#shown.value) changed();
    });
    return this.#shown;
  }

  release(): void {
    if (this.#shown.value !== this.#live.value) this.#shown.next(this.#live.value);
  }

  dispose(): void {
    this.#subscription?.unsubscribe();
  }
}
