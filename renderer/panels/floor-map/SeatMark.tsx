import type { SeatState } from '../../../shared/contract/topics.ts';

/** The form of a seat in a state, as draw-seats.ts draws it, in a square of 16. */
export function SeatMark({ state }: { state: SeatState }) {
  return (
    <g className={`mark mark-${state}`} fillRule="evenodd">
      {forms[state]}
    </g>
  );
}

const forms = {
  talking: <path d="M0 0H16V16H0Z" />,
  holding: <path d="M0 0H16V16H0ZM4.8 4V12H6.9V4ZM9.1 4V12H11.2V4Z" />,
  acw: <path d="M0 0H16V16H0ZM3.5 4.8V6.9H12.5V4.8ZM3.5 9.1V11.2H12.5V9.1Z" />,
  ready: <path d="M0 0H16V16H0ZM8 3.2A4.8 4.8 0 1 0 8.01 3.2Z" />,
  ringing: <path d="M0 0H16V16H0ZM2 2V14H14V2ZM8 4.8A3.2 3.2 0 1 0 8.01 4.8Z" />,
  notReady: <path d="M0 0H16V16H0ZM2 2V14H14V2ZM3 14.5 14.5 3 13 1.5 1.5 13Z" />,
} satisfies Record<SeatState, React.ReactNode>;
