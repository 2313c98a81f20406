import { Frame } from './Frame.tsx';
import { Notice } from './Notice.tsx';
import { OverviewScene } from './OverviewScene.tsx';
import { useWall } from '../link/use-station.ts';

/** The scene that the address names; `overview` when it names none. */
export function Wall({ scene, host }: { scene: string; host: string }) {
  const { words } = useWall();
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
