import { useEffect, useRef } from 'react';
import { spokenAlert } from '../../../shared/alerts-text/spoken-alert.ts';
import { useStation, useTicking, useTopic, useWall, useWho } from '../../link/use-station.ts';
import { zoneNamed } from '../../link/zone.ts';
import { openNotices } from '../../../shared/alerts-text/open-notices.ts';
import type { Remembered } from '../remembered.ts';
import { dueSound } from './due-sound.ts';
import type { SoundPlayer } from './sound-player.ts';
import { isQuiet, type SoundSettings } from './sound-settings.ts';
import { soundSeconds } from './tones.ts';
import { speak } from './voice.ts';

/** Makes alerts heard. `remembered`: the notices this browser has told already. */
export function useAlertSound(settings: SoundSettings, player: SoundPlayer, remembered: Remembered): void {
  const { words } = useWall();
  const { role } = useWho();
  const notices = useTopic('notices');
  const alerts = useTopic('alerts');
  const zone = useStation()?.zone;
  const second = Number(useTicking(({ real }) => String(Math.floor(real / 1000))));
  const heard = useRef(new Map<string, number>());
  useEffect(() => {
    const now = second * 1000;
    if (zone === undefined || !settings.on || isQuiet(settings.quiet, zoneNamed(zone), now)) return;
    const open = openNotices(notices, alerts, { channel: 'sound', role });
    // What a page before this one has told sounds again only when it would have anyhow.
    for (const { notice } of open)
      if (remembered.has(notice.id) && !heard.current.has(notice.id)) heard.current.set(notice.id, now);
    const due = dueSound(open, heard.current, now, settings.repeatSeconds * 1000);
    // What waits for a click is heard after it.
    if (due === null || player.locked.value) return;
    for (const id of due.notices) heard.current.set(id, now);
    const fresh = remembered.take(due.fresh.map(({ notice }) => notice.id));
    // Another window of this browser was quicker.
    if (fresh.length === 0 && due.fresh.length === due.notices.length) return;
    const told = due.fresh.find(({ notice }) => fresh.includes(notice.id));
    const volume = settings.volume / 100;
    void player.play(due.severity, volume).then((plays) => {
      if (!plays || !settings.speak || told === undefined) return;
      const sentence = spokenAlert(words, told.alerts[0], told.notice.count - 1);
      setTimeout(() => speak(sentence, words.language, volume), soundSeconds(due.severity) * 1000);
    });
  }, [settings, player, remembered, notices, alerts, role, zone, second, words]);
}
