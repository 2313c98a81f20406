import { type RefObject, useLayoutEffect, useState } from 'react';
import { partsOf } from './parts-of.ts';

/** Room for the dots of a text that goes on, in heights of its letters. */
const DOTS = 2;

/**
 * The parts of each text that fit into a line, by its list of texts in the same type; measured again when room or type
 * change. Empty before the first measurement.
 */
export function useParts(
  line: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  texts: readonly string[],
  language: string,
): string[][] {
  const [parts, setParts] = useState<string[][]>([]);
  const all = texts.join('\n');
  // Where there are several, which of them it is takes room from the line: measured before anybody sees it.
  const several = parts.flat().length > 1;
  useLayoutEffect(() => {
    const [room, told] = [line.current, list.current];
    if (room === null || told === null) return undefined;
    const measure = () => setParts(Array.from(told.children, (item) => partsIn(item, room, language)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(room);
    // Another type, loaded late, makes the texts longer or shorter.
    for (const item of told.children) observer.observe(item);
    return () => observer.disconnect();
  }, [line, list, all, language, several]);
  return parts;
}

function partsIn(item: Element, room: HTMLElement, language: string): string[] {
  const text = item.firstChild;
  if (!(text instanceof Text)) return [];
  const range = document.createRange();
  const widthTo = (end: number): number => {
    range.setStart(text, 0);
    range.setEnd(text, end);
    return range.getBoundingClientRect().width;
  };
  const whole = widthTo(text.data.length);
  if (whole <= room.clientWidth) return [text.data];
  const dots = DOTS * Number.parseFloat(getComputedStyle(item).fontSize);
  return partsOf(text.data, Math.max(1, room.clientWidth - dots), widthTo, language);
}
