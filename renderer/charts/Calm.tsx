import { type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { TopicsContext, useWall } from '../link/use-station.ts';
import { CalmTopics } from './calm-topics.ts';
import { frameQueue } from './frame-queue.ts';

/**
 * A part of a scene that follows the figures as charts do, some frames after the tiles; a chart in it is drawn in its frame.
 * Without a graphics card a frame costs what lies between the outermost things that changed in it: where tables stand
 * still most frames are a third of the screen.
 */
export function Calm({ children }: { children: ReactNode }) {
  const { client } = useWall();
  const [topics] = useState(() => new CalmTopics(client, frameQueue, flushSync));
  useEffect(() => topics.start(), [topics]);
  // Another day, another station: what it says of itself is read live, and has to fit what is shown beside it.
  useEffect(() => {
    const subscription = client.station.subscribe(() => topics.release());
    return () => subscription.unsubscribe();
  }, [client, topics]);
  return <TopicsContext value={topics}>{children}</TopicsContext>;
}
