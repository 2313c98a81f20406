import type { CSSProperties } from 'react';
import type { CellPicture } from './canvas-picture.ts';
import { CellHost } from './cell-host.ts';
import { useHost } from './use-host.ts';

/** The room of a canvas of cells, all of its element's or what `style` says; what it shows is said in words around it. */
export function CellLayer({ picture, style }: { picture: CellPicture; style?: CSSProperties }) {
  return <div className="chart" style={style} ref={useHost(CellHost, picture)} />;
}
