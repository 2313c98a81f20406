import { useCallback, useSyncExternalStore } from 'react';

/** The screens of wall.css: a strip is 32:9, a portrait stands upright. */
const queries = {
  strip: '(min-aspect-ratio: 27 / 10)',
  portrait: '(max-aspect-ratio: 1 / 1)',
} as const;
export type ScreenForm = keyof typeof queries | 'wide';

/** The form of the screen; a scene may have more rows on one than on another. */
export function useScreenForm(): ScreenForm {
  const strip = useMedia(queries.strip);
  const portrait = useMedia(queries.portrait);
  if (strip) return 'strip';
  return portrait ? 'portrait' : 'wide';
}

function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
