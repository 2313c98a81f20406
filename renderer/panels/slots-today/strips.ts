/** Room around the two strips in design units: right for the figures of both axes, below for the hours. */
export const MARGIN = { right: 100, bottom: 40, top: 16, between: 36 };
/** How much of the height both strips share the rate strip gets. */
export const RATE_SHARE = 0.42;

const rem = (units: number) => `${units / 100}rem`;
const shared = `(100% - ${rem(MARGIN.top + MARGIN.bottom + MARGIN.between)})`;

/** The same strips in the stylesheet's words, for what is laid over the chart; 1rem = 100 design units. */
export const stripPlaces = {
  rate: {
    left: 0,
    right: rem(MARGIN.right),
    top: rem(MARGIN.top),
    height: `calc(${shared} * ${RATE_SHARE})`,
  },
  volume: {
    left: 0,
    right: rem(MARGIN.right),
    bottom: rem(MARGIN.bottom),
    height: `calc(${shared} * ${1 - RATE_SHARE})`,
  },
};
