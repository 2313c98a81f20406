import { type SyntheticEvent, useState } from 'react';
import type { BrandCell } from '../../shared/contract/topics.ts';
import { useWall } from '../link/use-station.ts';
import { needsPlate } from '../theme/needs-plate.ts';

/** Logo and name of whose wall it is; nothing where the settings have none. */
export function BrandMark({ brand }: { brand: BrandCell }) {
  return (
    <>
      {brand.logo !== null && <LogoImage key={brand.logo} address={brand.logo} />}
      {brand.name !== null && <span className="brand-name">{brand.name}</span>}
    </>
  );
}

/** The picture; on a plate where it would not be seen on the theme's ground, away when it cannot be shown. */
function LogoImage({ address }: { address: string }) {
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
