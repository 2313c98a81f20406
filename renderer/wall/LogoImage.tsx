import { type SyntheticEvent, useState } from 'react';
import { useWall } from '../link/use-station.ts';
import { needsPlate } from '../theme/needs-plate.ts';

/** The brand’s picture; on a plate where it would not be seen on the theme's ground, away when it cannot be shown. */
export function LogoImage({ address }: { address: string }) {
  const { ground } = useWall().palette;
  const [look, setLook] = useState<'logo' | 'logo logo-plate' | 'broken'>('logo');
  if (look === 'broken') return null;
  const loaded = ({ currentTarget }: SyntheticEvent<HTMLImageElement>) => {
    const pixels = pixelsOf(currentTarget);
    if (pixels !== null && needsPlate(pixels, ground)) setLook('logo logo-plate');
  };
  return <img className={look} src={address} alt="" onLoad={loaded} onError={() => setLook('broken')} />;
}

/** A small copy of it, RGBA. */
function pixelsOf(image: HTMLImageElement): Uint8ClampedArray | null {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [96, 48];
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return pen.getImageData(0, 0, canvas.width, canvas.height).data;
}
