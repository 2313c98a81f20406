import type { ReactNode } from 'react';
import { type SceneName, sceneNames } from '../../shared/contract/scenes.ts';
import { useLink, useWall } from '../link/use-station.ts';
import type { TokenAnswer } from '../session/session-api.ts';
import { SignIn } from '../session/SignIn.tsx';
import { ChannelsScene } from './ChannelsScene.tsx';
import { FloorScene } from './FloorScene.tsx';
import { Frame } from './Frame.tsx';
import { LeagueScene } from './LeagueScene.tsx';
import { Notice } from './Notice.tsx';
import { OverviewScene } from './OverviewScene.tsx';
import type { Stop } from './playlist.ts';
import { PlaylistMark } from './PlaylistMark.tsx';
import { SceneFrame } from './SceneFrame.tsx';
import { SlotsScene } from './SlotsScene.tsx';
import { usePlaylist } from './use-playlist.ts';

const scenes: Record<SceneName, () => ReactNode> = {
  overview: OverviewScene,
  slots: SlotsScene,
  floor: FloorScene,
  channels: ChannelsScene,
  league: LeagueScene,
};

/** The scenes that the address asks for; before them, where the station wants it, the door. */
export function Wall({
  stops,
  unknown,
  host,
  enter,
}: {
  stops: readonly Stop[];
  /** A scene asked for that does not exist. */
  unknown: string | null;
  host: string;
  enter: (token: string) => Promise<TokenAnswer>;
}) {
  const { words } = useWall();
  const locked = useLink().phase === 'locked';
  const place = usePlaylist(stops);
  if (locked) {
    return (
      <Frame title={words.say('scene.overview')}>
        <SignIn host={host} enter={enter} />
      </Frame>
    );
  }
  const stop = stops[place.at];
  if (stop === undefined) return <UnknownScene scene={unknown ?? ''} />;
  const Scene = scenes[stop.scene];
  return (
    <SceneFrame scene={stop.scene} host={host} mark={<PlaylistMark place={place} count={stops.length} />}>
      <Scene />
    </SceneFrame>
  );
}

function UnknownScene({ scene }: { scene: string }) {
  const { words } = useWall();
  const view = {
    glyph: 'none',
    title: words.say('notice.scene.title'),
    text: words.say('notice.scene.text', { scene, known: sceneNames.join(', ') }),
    code: '/?scene=overview',
  } as const;
  return (
    <Frame title={words.say('scene.overview')}>
      <Notice view={view} />
    </Frame>
  );
}
