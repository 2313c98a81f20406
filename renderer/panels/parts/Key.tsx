import type { ReactNode } from 'react';

/** One line of a legend: the form as it is drawn, and what it means. `wide`: a line's form, else a cell's. */
export function Key({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <li>
      <svg viewBox={wide ? '0 0 30 16' : '0 0 16 16'} data-wide={wide} aria-hidden="true">
        {children}
      </svg>
      {name}
    </li>
  );
}
