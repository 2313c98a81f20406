/**
 * Chromium's switches for pages that are drawn without a graphics card: tiles as wide as any screen, instead of 256 by
 * 256 px. Without a card every frame is put together from its tiles, and each of a layer that has several beside each
 * other is copied three times as slowly, as its borders may have to be smoothed. With a card they are not used.
 */
export const rasterSwitches: Readonly<Record<string, string>> = {
  'default-tile-width': '4096',
  'default-tile-height': '4096',
};
