import { CanvasHost } from './canvas-host.ts';
import type { WholePicture } from './canvas-picture.ts';
import { useHost } from './use-host.ts';

/** The room of a canvas; what it shows is said in words by the element around it. */
export function CanvasLayer({ picture }: { picture: WholePicture }) {
  return <div className="chart" ref={useHost(CanvasHost, picture)} />;
}
