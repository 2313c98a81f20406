import type { FeedCell, StationCell } from '../../shared/contract/topics.ts';
import { VIEWER_VERSION } from '../../shared/contract/viewer.ts';
import type { Words } from '../../shared/words/words.ts';
import type { GlyphName } from '../panels/parts/Glyph.tsx';
import type { LinkState } from '../link/ports.ts';

/** What stands in the place of a scene that has nothing to show yet. */
export interface NoticeView {
  glyph: GlyphName;
  title: string;
  text: string;
  /** An address to copy; empty where there is none. */
  code: string;
}

/** Null when the scene can be shown. `host`: of the page, as in its address. */
export function noticeView(given: {
  link: LinkState;
  station: StationCell | undefined;
  feeds: Record<string, FeedCell> | undefined;
  hasFigures: boolean;
  host: string;
  words: Words;
}): NoticeView | null {
  const { link, station, feeds, hasFigures, host, words } = given;
  if (link.phase === 'mismatch') {
    const text = words.say('notice.mismatch.text', { own: VIEWER_VERSION, station: link.station });
    return { glyph: 'catchingUp', title: words.say('notice.mismatch.title'), text, code: '' };
  }
  if (station === undefined)
    return link.phase === 'connecting' && link.failures > 0
      ? unreachable(host, words)
      : connecting(host, words);
  if (Object.keys(feeds ?? {}).length > 0 || hasFigures) return null;
  return {
    glyph: 'none',
    title: words.say('notice.empty.title'),
    text: words.say('notice.empty.text'),
    code: `ws://${host}/feed`,
  };
}

function connecting(host: string, { say }: Words): NoticeView {
  return {
    glyph: 'none',
    title: say('notice.connecting.title'),
    text: say('notice.connecting.text', { host }),
    code: '',
  };
}

function unreachable(host: string, { say }: Words): NoticeView {
  return {
    glyph: 'down',
    title: say('notice.unreachable.title'),
    text: say('notice.unreachable.text', { host }),
    code: '',
  };
}
