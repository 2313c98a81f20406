import { useEffect } from 'react';
import { pressKey } from '../commands.ts';
import { useDesk } from '../use-desk.ts';

/** The second of two keys is waited for this long, ms. */
const SECOND_MS = 1_500;

/** Runs the commands by their keys; never while somebody types, and never behind a dialog. */
export function useKeys(): void {
  const { commands } = useDesk();
  useEffect(() => {
    let waiting = '';
    let at = 0;
    const press = (event: KeyboardEvent) => {
      const palette = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      if (!palette && (event.ctrlKey || event.metaKey || event.altKey)) return;
      if (event.defaultPrevented || event.isComposing || isElsewhere(event.target, palette)) return;
      if (event.timeStamp - at > SECOND_MS) waiting = '';
      const pressed = pressKey(commands.all(), palette ? '' : waiting, palette ? '/' : event.key);
      [waiting, at] = [pressed.waiting, event.timeStamp];
      if (pressed.run === undefined) return;
      event.preventDefault();
      pressed.run.run();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [commands]);
}

/** What takes letters; a box to be ticked takes none. */
const fields = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';

/** A key that goes into a field, or to what lies above the page. */
function isElsewhere(target: EventTarget | null, palette: boolean): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="dialog"]') !== null) return true;
  return !palette && target.closest(fields) !== null;
}
