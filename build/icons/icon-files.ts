/** Sizes in pixels of the PNGs that Linux desktops choose from. */
export const pngSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;

/** Sizes in pixels in a Windows icon. */
export const icoSizes = [16, 24, 32, 48, 64, 128, 256] as const;

/** What is added to a tray picture's name, and its size in pixels. */
export const trayScales = { '': 16, '@2x': 32 } as const;
