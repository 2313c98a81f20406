import { BehaviorSubject } from 'rxjs';
import { receivedCells } from '../../shared/contract/sent-cells.ts';
import { type Topic, type Topics, topicNames } from '../../shared/contract/topics.ts';
import type { StationToViewerFrame, TopicDelta } from '../../shared/contract/viewer.ts';

/** Frames that carry figures. */
export type DataFrame = Extract<StationToViewerFrame, { t: 'snapshot' | 'delta' }>;
type Cells = Record<string, unknown>;
type Subjects = { [T in Topic]: BehaviorSubject<Topics[T] | undefined> };

/**
 * The last value of every topic as a stream; undefined until its first snapshot. Values are never changed in place:
 * an unchanged cell keeps its identity, so whoever watches one cell is not woken by its neighbours.
 */
export class TopicStore {
  readonly #subjects = Object.fromEntries(
    topicNames.map((name) => [name, new BehaviorSubject(undefined)]),
  ) as Subjects;

  stream<T extends Topic>(topic: T): BehaviorSubject<Topics[T] | undefined> {
    return this.#subjects[topic];
  }

  /** Applies frames in order and tells the watchers of each touched topic once. */
  apply(frames: readonly DataFrame[]): void {
    const next = new Map<Topic, Cells>();
    for (const frame of frames) {
      for (const topic of topicNames) {
        const before: Cells = next.get(topic) ?? this.#subjects[topic].value ?? {};
        const cells =
          frame.t === 'snapshot' ? received(topic, frame) : changed(topic, before, frame.topics[topic]);
        if (cells !== undefined) next.set(topic, cells);
      }
    }
    for (const [topic, cells] of next) this.#emit(topic, cells);
  }

  /** Forgets the topics that a snapshot of another station did not name. */
  forgetAllBut(named: DataFrame['topics']): void {
    for (const topic of topicNames) {
      if (named[topic] === undefined && this.#subjects[topic].value !== undefined)
        this.#emit(topic, undefined);
    }
  }

  /** The one place where a frame's JSON becomes typed: a station of the same VIEWER_VERSION publishes exactly `Topics`. */
  #emit<T extends Topic>(topic: T, cells: unknown): void {
    this.#subjects[topic].next(cells as Topics[T] | undefined);
  }
}

function received(topic: Topic, { topics }: Extract<DataFrame, { t: 'snapshot' }>): Cells | undefined {
  const sent = topics[topic];
  return sent && receivedCells(topic, sent);
}

function changed(topic: Topic, before: Cells, delta: TopicDelta | undefined): Cells | undefined {
  if (delta === undefined) return undefined;
  const after = merged(before, receivedCells(topic, delta.set));
  for (const key of delta.del) delete after[key];
  return after;
}

/**
 * Both together; the second one's cells win. Where objects of many forms pass, V8 spreads 4,700 cells one by one, in 2 ms, and assigns
 * them in 3 µs; but assigning a key `__proto__`, which a queue may be called, would set something else.
 */
function merged(before: Cells, set: Cells): Cells {
  const odd = [before, set].some((cells) => Object.hasOwn(cells, '__proto__'));
  return odd ? { ...before, ...set } : Object.assign({}, before, set);
}
