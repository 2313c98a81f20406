import { useState } from 'react';
import { Remembered } from '../alerts/remembered.ts';
import { SoundPlayer } from '../alerts/sound/sound-player.ts';
import type { SoundSettings } from '../alerts/sound/sound-settings.ts';
import { useAlertSound } from '../alerts/sound/use-alert-sound.ts';
import { useSubject, useWall } from '../link/use-station.ts';

/** Makes a hall display sound, and says when the browser wants a click before. Only where its address asks for sound. */
export function WallSound({ settings }: { settings: SoundSettings }) {
  const { words } = useWall();
  const [player] = useState(() => new SoundPlayer(true));
  const [heard] = useState(() => new Remembered(localStorage, 'callwall.wall.heard'));
  useAlertSound(settings, player, heard);
  if (!useSubject(player.locked)) return null;
  return <p className="sound-badge">{words.say('sound.locked.wall')}</p>;
}
