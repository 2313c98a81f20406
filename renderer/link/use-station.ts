import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { BehaviorSubject, Observable } from 'rxjs';
import type { StationCell, Topic, Topics } from '../../shared/contract/topics.ts';
import type { Person } from '../../shared/model/person.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Palette } from '../theme/palette.ts';
import type { LinkState } from './ports.ts';
import type { StationClient } from './station-client.ts';
import type { Moment, Ticker } from './ticker.ts';

/** What every panel may use. */
export interface Wall {
  client: StationClient;
  ticker: Ticker;
  words: Words;
  palette: Palette;
}

export const WallContext = createContext<Wall | null>(null);

/** Where components take topics from. */
export interface TopicStreams {
  /** The values of a topic; undefined before its first snapshot. */
  topic<T extends Topic>(topic: T): BehaviorSubject<Topics[T] | undefined>;
}

/** The source for a part of a scene; null = the client itself. */
export const TopicsContext = createContext<TopicStreams | null>(null);

/** The wall that a component stands in. */
export function useWall(): Wall {
  const wall = useContext(WallContext);
  if (wall === null) throw new Error('a panel outside of a wall');
  return wall;
}

/** A whole topic; changes with any of its cells. */
export function useTopic<T extends Topic>(topic: T): Topics[T] | undefined {
  return useSubject(useTopicStreams().topic(topic));
}

/** One cell of a topic; a change of its neighbours does not wake the component. */
export function useCell<T extends Topic, K extends keyof Topics[T]>(
  topic: T,
  key: K,
): Topics[T][K] | undefined {
  const subject = useTopicStreams().topic(topic);
  const value = useCallback(() => subject.value?.[key], [subject, key]);
  return useSyncExternalStore(useSubscribe(subject), value);
}

/** A whole topic as the frame around the scene has it, also in a part of the scene that takes its topics from elsewhere. */
export function useLiveTopic<T extends Topic>(topic: T): Topics[T] | undefined {
  return useSubject(useWall().client.topic(topic));
}

/** Where the component takes its topics from. */
export function useTopicStreams(): TopicStreams {
  const { client } = useWall();
  return useContext(TopicsContext) ?? client;
}

/** What the station says of itself; that its clock goes on does not wake the component. */
export function useStation(): StationCell | undefined {
  const { client } = useWall();
  return useSubject(client.station);
}

/** Whom the station takes this viewer for. */
export function useWho(): Person {
  const { client } = useWall();
  return useSubject(client.who);
}

export function useLink(): LinkState {
  const { client } = useWall();
  return useSubject(client.link);
}

/** A text that moves with the clock; the component is drawn again only when the text changes. */
export function useTicking(text: (moment: Moment) => string): string {
  const { ticker } = useWall();
  return useSyncExternalStore(ticker.subscribe, () => text(ticker.moment()));
}

/** The value of a subject; the component is drawn again when it changes. */
export function useSubject<V>(subject: BehaviorSubject<V>): V {
  const value = useCallback(() => subject.value, [subject]);
  return useSyncExternalStore(useSubscribe(subject), value);
}

function useSubscribe(stream: Observable<unknown>) {
  return useCallback(
    (changed: () => void) => {
      const subscription = stream.subscribe(changed);
      return () => subscription.unsubscribe();
    },
    [stream],
  );
}
