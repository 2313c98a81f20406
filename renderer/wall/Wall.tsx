import { Frame } from './Frame.tsx';
import { Notice } from './Notice.tsx';
import { OverviewScene } from './OverviewScene.tsx';
import { useLink, useWall } from '../link/use-station.ts';
import type { TokenAnswer } from '../session/session-api.ts';
import { SignIn } from '../session/SignIn.tsx';

/** The scene that the address names, `overview` when it names none; before it, where the station wants it, the door. */
export function Wall({
  scene,
  host,
  enter,
}: {
  scene: string;
  host: string;
  enter: (token: string) => Promise<TokenAnswer>;
}) {
  const { words } = useWall();
  const locked = useLink().phase === 'locked';
  if (locked) {
    return (
      <Frame title={words.say('scene.overview')}>
        <SignIn host={host} enter={enter} />
      </Frame>
    );
  }
  if (scene === 'overview') return <OverviewScene host={host} />;
  const view = {
    glyph: 'none',
    title: words.say('notice.scene.title'),
    text: words.say('notice.scene.text', { scene }),
    code: '/?scene=overview',
  } as const;
  return (
    <Frame title={words.say('scene.overview')}>
      <Notice view={view} />
    </Frame>
  );
}
