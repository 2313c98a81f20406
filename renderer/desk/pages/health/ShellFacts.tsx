import type { Bridge } from '../../../../shared/contract/bridge.ts';
import { useWall } from '../../../link/use-station.ts';
import { healthView } from '../../../setup/health-view.ts';
import { useShellHealth } from '../../../setup/use-shell-health.ts';
import { Facts } from './Facts.tsx';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What the program around the page had to heal on this machine. */
export function ShellFacts({ bridge }: { bridge: Bridge }) {
  const { words } = useWall();
  const asked = useShellHealth(bridge);
  if (asked === null) return null;
  const title = words.say('desk.health.shell');
  if (!asked.ok) return <Facts title={title} facts={[{ name: words.say('health.unknown'), value: '' }]} />;
  return <Facts title={title} facts={healthView(asked.value, words, zone).facts} />;
}
