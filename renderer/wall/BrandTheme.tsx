import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { useStation, useWall, WallContext } from '../link/use-station.ts';
import { applyColours } from '../theme/apply-theme.ts';
import { brandPalette } from '../theme/brand-palette.ts';

/** Gives everything in it, and the page, the theme's colours with those of the station's brand. */
export function BrandTheme({ root, children }: { root: HTMLElement; children: ReactNode }) {
  const wall = useWall();
  const { accent = null, second = null } = useStation()?.brand ?? {};
  const branded = useMemo(
    () => ({ ...wall, palette: brandPalette(wall.palette, { accent, second }) }),
    [wall, accent, second],
  );
  useLayoutEffect(() => applyColours(branded.palette, root), [branded, root]);
  return <WallContext value={branded}>{children}</WallContext>;
}
