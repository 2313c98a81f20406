import { EventEmitter } from 'node:events';
import type { Menu, NativeImage, Tray as Face } from 'electron';
import { clickItem, plainMenu } from './menu.ts';
import { record, seam } from './recorded.ts';
import { preventable, standIn, standInClass } from './strict.ts';

const trays = new Set<{ events: EventEmitter; menu: Menu | null }>();

function makeTray(image: NativeImage | string): Face {
  const tray = { events: new EventEmitter(), menu: null as Menu | null };
  const setImage = (next: NativeImage | string): void =>
    record('tray.image', typeof next === 'string' ? next : next.toDataURL());
  trays.add(tray);
  setImage(image);
  return standIn<Face>(
    'Tray',
    {
      setImage,
      setToolTip: (text) => record('tray.toolTip', text),
      setTitle: (text) => record('tray.title', text),
      setContextMenu(menu) {
        tray.menu = menu;
        record('tray.menu', plainMenu(menu));
      },
      displayBalloon: ({ title, content }) => record('tray.balloon', { title, content }),
      destroy() {
        trays.delete(tray);
        record('tray.destroyed');
      },
      isDestroyed: () => !trays.has(tray),
    },
    tray.events,
  );
}

function last(): { events: EventEmitter; menu: Menu | null } {
  const tray = [...trays].at(-1);
  if (tray === undefined) throw new Error('there is no tray');
  return tray;
}
seam.act['clickTray'] = () => last().events.emit('click', preventable(), { x: 0, y: 0, width: 0, height: 0 });
seam.act['clickTrayMenu'] = (label: string) => clickItem(last().menu, label);

export const Tray = standInClass<typeof Electron.Tray>('Tray', makeTray);
