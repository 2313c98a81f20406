import { memo } from 'react';
import type { Level } from '../../theme/palette.ts';

export type GlyphName = Level | 'fresh' | 'catchingUp' | 'stale' | 'down' | 'none' | 'message' | 'paused';

/** A sign by its shape: no state is told by colour alone. The words beside it are what is read aloud. */
export const Glyph = memo(function Glyph({ name }: { name: GlyphName }) {
  return (
    <svg className={`glyph glyph-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  );
});

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

const shapes = {
  normal: (
    <g {...line}>
      <circle cx="12" cy="12" r="9.5" />
      <path d="m7.5 12.5 3 3 6-6.5" />
    </g>
  ),
  watch: (
    <g {...line}>
      <path d="M12 2 22 12 12 22 2 12Z" />
      <path d="M12 8v4.5M12 16v.1" />
    </g>
  ),
  warning: (
    <g {...line}>
      <path d="M12 3 22.5 21H1.5Z" />
      <path d="M12 10v5M12 18v.1" />
    </g>
  ),
  critical: (
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M8 1.5h8L22.5 8v8L16 22.5H8L1.5 16V8Zm2.4 4.5.4 8h2.4l.4-8Zm1.6 10a1.7 1.7 0 1 0 .01 0Z"
    />
  ),
  fresh: <circle cx="12" cy="12" r="7" fill="currentColor" />,
  catchingUp: (
    <g {...line}>
      <path d="M20 12a8 8 0 1 1-2.6-5.9" />
      <path d="M20.5 2.5v5h-5" />
    </g>
  ),
  stale: (
    <g {...line}>
      <circle cx="12" cy="12" r="9.5" />
      <path d="M12 6.5V12l3.5 2.5" />
    </g>
  ),
  down: (
    <g {...line}>
      <path d="m5 5 14 14M19 5 5 19" />
    </g>
  ),
  message: (
    <g {...line}>
      <path d="M2.5 4h19v12.5H12L6.5 21v-4.5h-4Z" />
      <path d="M7.5 8.5h9M7.5 12.2h6" />
    </g>
  ),
  paused: (
    <g {...line}>
      <path d="M8.5 5v14M15.5 5v14" />
    </g>
  ),
  none: (
    <g {...line}>
      <circle cx="12" cy="12" r="9.5" />
      <path d="M8 12h8" />
    </g>
  ),
} satisfies Record<GlyphName, React.ReactNode>;
