import { Button, Dropdown } from 'antd';
import { useWall } from '../../link/use-station.ts';
import { useChange } from '../parts/use-change.ts';
import { shelveTerms, termText } from './shelve-terms.ts';

/** Puts alerts aside for a while. */
export function ShelveButton({ alerts }: { alerts: readonly string[] }) {
  const { words } = useWall();
  const { busy, run } = useChange('alerts.shelve');
  const items = shelveTerms.map((minutes) => ({
    key: String(minutes),
    label: termText(words, minutes),
    onClick: () => void run({ alerts: alerts.slice(0, 500), minutes }),
  }));
  return (
    <Dropdown trigger={['click']} menu={{ items }} placement="topLeft">
      <Button size="small" disabled={busy || alerts.length === 0} aria-haspopup="menu">
        {words.say('shelve.menu')} ▾
      </Button>
    </Dropdown>
  );
}
