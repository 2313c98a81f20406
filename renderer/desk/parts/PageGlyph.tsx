import { memo, type ReactNode } from 'react';

/** The sign of a page or of a thing on the frame; the word beside it is what is read aloud. */
export const PageGlyph = memo(function PageGlyph({ name }: { name: string }) {
  return (
    <svg className="page-glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round">
        {shapes[name] ?? shapes['page']}
      </g>
    </svg>
  );
});

const shapes: Record<string, ReactNode> = {
  page: <path d="M5 3h10l4 4v14H5Z" />,
  live: <path d="M3 13h4l3-8 4 14 3-6h4" />,
  alerts: <path d="M12 3a6 6 0 0 1 6 6v4l2 4H4l2-4V9a6 6 0 0 1 6-6ZM10 20.5h4" />,
  floor: <path d="M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h6v6h-6Z" />,
  hotspots: <path d="M4 5h16v11h-9l-4 4v-4H4ZM12 7.5v4M12 13.6v.1" />,
  orders: <path d="M6 5h12v16H6ZM9 3h6v4H9ZM9 12h6M9 16h4" />,
  shift: <path d="M5 5h14v16H5ZM9 3v4M15 3v4M5 10h14M9 14l2.500 2.500 4-4" />,
  reports: <path d="M4 20V4M4 20h16M8 16v-4M12 16V7M16 16v-6" />,
  wall: <path d="M3 4h18v12H3ZM9 20h6M12 16v4" />,
  settings: <path d="M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5" />,
  people: (
    <path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.5a3.3 3.3 0 0 1 0 6.2M18 14.5c2.200.9 3.500 2.800 3.500 5.500" />
  ),
  health: (
    <path d="M12 20S4 15 4 9.300A4.300 4.300 0 0 1 12 7a4.300 4.300 0 0 1 8 2.300C20 15 12 20 12 20Z" />
  ),
  person: <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21c0-4 3.600-6.500 8-6.500s8 2.500 8 6.500" />,
  sound: <path d="M4 9v6h4l5 4V5L8 9ZM16.500 9a4 4 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11" />,
  silent: <path d="M4 9v6h4l5 4V5L8 9ZM16.500 9.500l5 5M21.500 9.500l-5 5" />,
  search: <path d="M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16 16l5 5" />,
  keys: <path d="M2.500 6h19v12h-19ZM6.500 10h.1M10 10h.1M13.800 10h.1M17.500 10h.1M8 14.500h8" />,
};
