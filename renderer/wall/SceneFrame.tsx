import type { ReactNode } from 'react';
import type { SceneName } from '../../shared/model/scene.ts';
import { useCell, useLink, useStation, useTopic, useWall } from '../link/use-station.ts';
import { Frame } from './Frame.tsx';
import { Notice } from './Notice.tsx';
import { noticeView } from './notice-view.ts';

/** A scene in its frame; in its place what is to be said while there is nothing to show. `host`: of the page's address. */
export function SceneFrame({
  scene,
  host,
  mark,
  children,
}: {
  scene: SceneName;
  host: string;
  /** Where in the playlist it stands. */
  mark: ReactNode;
  children: ReactNode;
}) {
  const { words } = useWall();
  const link = useLink();
  const station = useStation();
  const feeds = useTopic('feeds');
  const hasFigures = (useCell('today', 'offer')?.counters.offered ?? 0) > 0;
  const notice = noticeView({ link, station, feeds, hasFigures, host, words });
  return (
    <Frame title={words.say(`scene.${scene}`)} mark={mark}>
      {notice === null ? children : <Notice view={notice} />}
    </Frame>
  );
}
