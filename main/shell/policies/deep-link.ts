import { isScene } from '../../../shared/model/scene.ts';

/** What a `callwall://` link asks for. `query`: of the page's address, only what pages know. */
export type DeepLink = { open: 'desk' | 'wall'; query: string } | { open: 'setup' };

/** The scheme under which the system hands links to the application. */
export const LINK_SCHEME = 'callwall';

const LONGEST = 1_000;
const languages = new Set(['zh-CN', 'en']);
const themes = new Set(['dark', 'light', 'contrast']);

/**
 * Reads a link, e.g. `callwall://wall?scene=slots&theme=light` (a window with that scene) or `callwall://desk`. Links
 * come from anywhere: what is not known is left out, and null is what makes no sense at all.
 */
export function parseDeepLink(link: string): DeepLink | null {
  if (link.length > LONGEST || !URL.canParse(link)) return null;
  const { protocol, host, searchParams } = new URL(link);
  if (protocol !== `${LINK_SCHEME}:`) return null;
  if (host === 'setup') return { open: 'setup' };
  if (host !== 'desk' && host !== 'wall') return null;
  const kept = new URLSearchParams();
  for (const [key, value] of searchParams) if (isKnown(key, value)) kept.set(key, value);
  return { open: host, query: kept.toString() };
}

function isKnown(key: string, value: string): boolean {
  if (key === 'lang') return languages.has(value);
  if (key === 'theme') return themes.has(value);
  if (key === 'page') return /^[a-z]{1,20}$/.test(value);
  if (key === 'scene') return isScene(value);
  return (
    key === 'scenes' &&
    value.split(',').every((stop) => /^[a-z]+(:\d{1,5})?$/.test(stop) && isScene(stop.split(':')[0]!))
  );
}

/** The link among what the program was started with; undefined when there is none. */
export function linkOf(args: readonly string[]): string | undefined {
  return args.find((arg) => arg.startsWith(`${LINK_SCHEME}://`));
}
