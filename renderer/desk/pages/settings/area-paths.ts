const BETWEEN = ' / ';

/** Paths of regions as lines of text: `四川 / 甘孜`. */
export function areaText(paths: readonly (readonly string[])[]): string {
  return paths.map((path) => path.join(BETWEEN)).join('\n');
}

/** Lines of text as paths of regions; empty lines are none. */
export function areaPaths(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.split('/').map((part) => part.trim()));
}
