import type { TrayState } from '../../main/shell/policies/tray-look.ts';
import { palettes } from '../../renderer/theme/palette.ts';

const { ground, normal, watch, warning, critical, stale } = palettes.dark;

/**
 * The tray's pictures, on a grid of 16 pixels. Their outlines differ as well as their colours, after the wall's own signs:
 * the product's bars, a diamond, a triangle, an octagon, a clock. Each has an edge of the wall's ground, so it stands out from
 * a light task bar as well as from a dark one.
 */
export const traySigns: Record<TrayState, string> = {
  normal: sign(
    `<rect width="16" height="16" rx="3" fill="${ground}"/><path d="M3 10h2v3H3zM7 7h2v6H7zM11 3h2v10h-2z" fill="${normal}"/>`,
  ),
  watch: sign(`${filled('M8 1.5 14.5 8 8 14.5 1.5 8Z', watch)}${mark(4.6, 8.6, 11)}`),
  warning: sign(`${filled('M8 1.6 15 14.4H1Z', warning)}${mark(5.8, 9.8, 12.2)}`),
  critical: sign(`${filled('M5 1h6l4 4v6l-4 4H5l-4-4V5Z', critical)}${mark(3.6, 8.8, 11.6)}`),
  stale: sign(
    `<circle cx="8" cy="8" r="8" fill="${ground}"/><g fill="none" stroke="${stale}" stroke-width="1.8"><circle cx="8" cy="8" r="6"/><path d="M8 4.4V8.2L10.6 9.8"/></g>`,
  ),
};

function sign(body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${body}</svg>`;
}

function filled(outline: string, colour: string): string {
  return `<path d="${outline}" fill="${colour}" stroke="${ground}" stroke-width="1.4" stroke-linejoin="round" paint-order="stroke"/>`;
}

/** An exclamation mark: its top, the foot of its stroke, and its dot. */
function mark(top: number, foot: number, dot: number): string {
  return `<path d="M7 ${top}h2v${(foot - top).toFixed(1)}h-2zM7 ${dot - 1}h2v1.8h-2z" fill="${ground}"/>`;
}
