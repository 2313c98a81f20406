import type { ReactNode } from 'react';
import type { Level } from '../../theme/palette.ts';
import { useStaleness } from '../use-staleness.ts';

/** One tile of a scene. What stands still is hatched, whatever it shows. */
export function Tile({
  name,
  title,
  level,
  children,
}: {
  name: string;
  title: string;
  level?: Level | null;
  children: ReactNode;
}) {
  const stale = useStaleness();
  return (
    <section
      className={`tile ${name}`}
      aria-label={title}
      data-level={level ?? undefined}
      data-stale={stale?.why}
    >
      {children}
    </section>
  );
}
