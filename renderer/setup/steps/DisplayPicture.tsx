import type { DisplayChoice } from '../../../shared/model/machine.ts';
import { displayPicture } from '../display-picture.ts';

/** In hundredths of a rem, so that its numbers are as large as text. */
const ROOM = { width: 534, height: 210 };

/** How the displays stand, each with its number. */
export function DisplayPicture({
  displays,
  chosen,
  label,
}: {
  displays: readonly DisplayChoice[];
  chosen: number;
  label: string;
}) {
  const { width, height, screens } = displayPicture(displays, ROOM);
  return (
    <svg
      className="display-picture"
      role="img"
      aria-label={label}
      viewBox={`-3 -3 ${width + 6} ${height + 6}`}
      width={`${(width + 6) / 100}rem`}
      height={`${(height + 6) / 100}rem`}
    >
      {screens.map(({ number, ...place }) => (
        <g key={number} className={number - 1 === chosen ? 'chosen' : undefined}>
          <rect {...place} />
          <text x={place.x + place.width / 2} y={place.y + place.height / 2}>
            {number}
          </text>
        </g>
      ))}
    </svg>
  );
}
