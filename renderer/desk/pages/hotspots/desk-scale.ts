/** Type of a map or a chart at the desk, in sizes of that on the wall; hotspots.css has the same: 0.86 rem for 0.25. */
export const DESK_SCALE = 3.44;
