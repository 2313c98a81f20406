import type { ReactNode } from 'react';
import { type SceneName, sceneNames } from '../../shared/model/scene.ts';
import { useLink, useWall } from '../link/use-station.ts';
import type { TokenAnswer } from '../session/session-api.ts';
import { SignIn } from '../session/SignIn.tsx';
import { ChannelsScene } from './ChannelsScene.tsx';
import { FloorScene } from './FloorScene.tsx';
import { Frame } from './Frame.tsx';
import { HotspotsScene } from './HotspotsScene.tsx';
import { LeagueScene } from './LeagueScene.tsx';
import { Notice } from './Notice.tsx';
import { OrdersScene } from './OrdersScene.tsx';
import { OverviewScene } from './OverviewScene.tsx';
import { PlaylistMark } from './PlaylistMark.tsx';
import { SceneFrame } from './SceneFrame.tsx';
import { SlotsScene } from './SlotsScene.tsx';
import type { DisplayIdentity } from './display-identity.ts';
import type { Shown } from './shown-plan.ts';
import { usePlaylist } from './use-playlist.ts';
import { useTellDisplay } from './use-tell-display.ts';

const scenes: Record<SceneName, () => ReactNode> = {
  overview: OverviewScene,
  slots: SlotsScene,
  floor: FloorScene,
  hotspots: HotspotsScene,
  orders: OrdersScene,
  channels: ChannelsScene,
  league: LeagueScene,
};

/** The scenes that a display is to show; before them, where the station wants it, the door. */
export function Wall({
  shown,
  display,
  yields,
  host,
  enter,
}: {
  shown: Shown;
  /** Null: it is none, and says nothing of itself. */
  display: DisplayIdentity | null;
  /** Whether a critical alert may change the scene. */
  yields: boolean;
  host: string;
  enter: (token: string) => Promise<TokenAnswer>;
}) {
  const { words } = useWall();
  const locked = useLink().phase === 'locked';
  const { stops, unknown } = shown;
  const place = usePlaylist(stops, shown.pinned, yields);
  useTellDisplay(display, shown, place);
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
