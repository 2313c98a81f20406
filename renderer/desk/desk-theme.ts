import { theme, type ThemeConfig } from 'antd';
import type { Palette, ThemeName } from '../theme/palette.ts';
import { FONT } from '../charts/font.ts';

/**
 * antd in the wall's colours, so that a thing has the same colour on both. `unit`: px of 1 rem, the size of the desk's
 * text: large screens have larger ones.
 */
export function deskTheme(name: ThemeName, palette: Palette, unit: number): ThemeConfig {
  const { ground, line, ink, dim, faint, accent, normal, warning, critical } = palette;
  return {
    algorithm: name === 'light' ? theme.defaultAlgorithm : theme.darkAlgorithm,
    token: {
      colorBgBase: ground,
      colorTextBase: ink,
      colorPrimary: accent,
      colorInfo: accent,
      colorLink: accent,
      colorSuccess: normal,
      colorWarning: warning,
      colorError: critical,
      colorBgContainer: ground,
      colorBgElevated: raised(name, palette),
      colorBorder: name === 'dark' ? '#3a4757' : palette.barOutline,
      colorBorderSecondary: line,
      colorPrimaryBg: mix(accent, ground, 0.16),
      controlItemBgActive: mix(accent, ground, 0.16),
      controlItemBgActiveHover: mix(accent, ground, 0.24),
      controlItemBgHover: mix(ink, ground, 0.08),
      colorText: ink,
      colorTextSecondary: dim,
      colorTextTertiary: faint,
      colorTextQuaternary: faint,
      colorTextPlaceholder: faint,
      colorTextDisabled: faint,
      colorTextDescription: dim,
      colorTextLightSolid: name === 'light' ? '#ffffff' : '#0a0d12',
      fontFamily: FONT,
      fontSize: unit,
      sizeUnit: unit * (4 / 14),
      sizeStep: unit * (4 / 14),
      controlHeight: Math.round(unit * (32 / 14)),
      borderRadius: 4,
      wireframe: false,
      motionDurationSlow: '0.2s',
      motionDurationMid: '0.15s',
      motionDurationFast: '0.1s',
    },
    components: {
      Segmented: {
        trackBg: mix(ink, ground, 0.08),
        itemSelectedBg: mix(accent, ground, 0.28),
        itemSelectedColor: ink,
        itemColor: dim,
      },
    },
  };
}

/** The ground of what lies above the page: menus, drawers, dialogs. */
function raised(name: ThemeName, { ground }: Palette): string {
  return { dark: '#131922', light: '#ffffff', contrast: ground }[name];
}

/** `share` of a colour, the rest of the ground under it; both `#rrggbb`. */
function mix(colour: string, ground: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [over, under] = [colour, ground].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.round(share * (over ?? 0) + (1 - share) * (under ?? 0));
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
