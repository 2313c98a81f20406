import { memoryWire } from '../../../../shared/contract/memory-wire.ts';
import { VIEWER_VERSION } from '../../../../shared/contract/viewer.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../../shared/contract/viewer.ts';
import type { StationAccess } from '../station-access.ts';

/** A page that asks: each answer as the station gave it, or the code of the refusal; who it is taken for; why its wire ended. */
export function askingPage(access: Pick<StationAccess, 'openViewer'>) {
  const [page, station] = memoryWire<ViewerFrame, StationToViewerFrame>();
  const open = new Map<number, (value: unknown) => void>();
  const { promise: who, resolve: welcomed } = Promise.withResolvers<unknown>();
  let asked = 0;
  page.onFrame((frame) => {
    if (frame.t === 'welcome') welcomed(frame.who);
    else if (frame.t === 'answer') open.get(frame.id)?.(frame.value);
    else if (frame.t === 'refusal') open.get(frame.id)?.(frame.code);
  });
  const ended = new Promise<string>((done) => page.onClose(done));
  access.openViewer(station);
  page.send({ t: 'hello', v: VIEWER_VERSION, viewer: 'test' });
  return {
    who,
    ended,
    ask: (name: string, args: unknown = {}) =>
      new Promise<unknown>((done) => {
        open.set(++asked, done);
        page.send({ t: 'ask', id: asked, name, args });
      }),
  };
}
