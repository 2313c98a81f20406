import { useWall } from '../../link/use-station.ts';
import { Key } from '../parts/Key.tsx';
import { LevelKeys } from '../parts/LevelKeys.tsx';

/** What the forms of the map's cells mean. */
export function HeatKeys() {
  const { say } = useWall().words;
  const names = {
    normal: say('heat.normal'),
    watch: say('level.watch'),
    warning: say('level.warning'),
    critical: say('level.critical'),
  };
  return (
    <LevelKeys names={names}>
      <Key name={say('heat.unfinished')}>
        <path className="key-hatch" d="M-2 18 18-2M-6 14 14-6M2 22 22 2" />
      </Key>
    </LevelKeys>
  );
}
