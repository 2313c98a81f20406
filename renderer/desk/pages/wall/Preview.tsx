import { useEffect, useRef, useState } from 'react';
import type { DisplayCell } from '../../../../shared/model/display.ts';
import { useWall } from '../../../link/use-station.ts';
import { shellBridge } from '../../../link/port-wire.ts';
import { previewAddress } from './plan-form.ts';

/** The picture is drawn for a display so wide, and made smaller: details that are not seen need not be drawn. Unit: px. */
const DRAWN_WIDTH = 1280;
/** Wider ones than a strip, or narrower ones than a column, are shown as that. */
const [NARROWEST, WIDEST] = [0.5, 4];

/** A small picture of what a display shows: the same wall in a frame, alive while it can be seen. */
export function Preview({ display, name }: { display: DisplayCell; name: string }) {
  const { words } = useWall();
  const box = useRef<HTMLDivElement>(null);
  const { seen, width } = useSight(box);
  const [w, h] = display.size;
  const ratio = Math.min(WIDEST, Math.max(NARROWEST, w / h));
  const note = display.here
    ? shellBridge() === undefined
      ? null
      : words.say('hall.preview.none')
    : words.say('hall.preview.off');
  return (
    <div className="preview" ref={box}>
      {note !== null && <span>{note}</span>}
      {note === null && seen && (
        <div
          className="preview-screen"
          style={{ width: Math.min(width, 0.5625 * width * ratio), aspectRatio: ratio }}
        >
          <iframe
            title={words.say('hall.preview', { name })}
            src={previewAddress(display)}
            tabIndex={-1}
            inert
            style={{
              width: DRAWN_WIDTH,
              height: DRAWN_WIDTH / ratio,
              scale: String(Math.min(width, 0.5625 * width * ratio) / DRAWN_WIDTH),
            }}
          />
        </div>
      )}
    </div>
  );
}

/** Whether an element can be seen, and how wide it is, px. */
function useSight(of: React.RefObject<HTMLElement | null>): { seen: boolean; width: number } {
  const [sight, setSight] = useState({ seen: false, width: 0 });
  useEffect(() => {
    if (of.current === null) return undefined;
    const sizes = new ResizeObserver(([entry]) =>
      setSight((before) => ({ ...before, width: entry?.contentRect.width ?? 0 })),
    );
    const looks = new IntersectionObserver(([entry]) =>
      setSight((before) => ({ ...before, seen: entry?.isIntersecting ?? false })),
    );
    sizes.observe(of.current);
    looks.observe(of.current);
    return () => {
      sizes.disconnect();
      looks.disconnect();
    };
  }, [of]);
  return sight;
}
