import type { Unusual } from '../../../../shared/model/hotspot.ts';
import { degreeNames, unusualLevel } from '../../../complaints/unusual.ts';
import { useWall } from '../../../link/use-station.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';

/** How unusual a count is: a sign and a word. */
export function Degree({ of }: { of: Pick<Unusual, 'n' | 'score'> }) {
  const { words } = useWall();
  const level = unusualLevel(of);
  return (
    <span className="degree" data-level={level}>
      {level !== 'normal' && <Glyph name={level} />}
      {degreeNames(words)[level]}
    </span>
  );
}
