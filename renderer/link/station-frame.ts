import type { StationToViewerFrame } from '../../shared/contract/viewer.ts';

/** Tells a frame by its tag. The figures in it are trusted: they come from the page's own station. */
export function isFrame(value: unknown): value is StationToViewerFrame {
  return typeof value === 'object' && value !== null && 't' in value && typeof value.t === 'string';
}
