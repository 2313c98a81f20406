/** Stands for all displays that have no plan of their own. */
export const ALL_DISPLAYS = '*';
