import { useWall, useWho } from '../../link/use-station.ts';
import { Glyph } from '../../panels/parts/Glyph.tsx';
import { refusalText } from './refusal-text.ts';
import type { Deed } from './use-act.ts';
import './deed-line.css';

/** Says what became of the newest thing done. */
export function DeedLine({ deed: { said, fault } }: { deed: Deed }) {
  const { words } = useWall();
  const { role } = useWho();
  const failed = fault !== undefined;
  return (
    <p className="deed" role="status">
      {(failed || said !== '') && (
        <>
          <Glyph name={failed ? 'critical' : 'normal'} />
          <span data-level={failed ? 'critical' : undefined}>
            {failed ? refusalText(fault, words, role) : said}
          </span>
        </>
      )}
    </p>
  );
}
