import { EventEmitter } from 'node:events';
import type { Menu as Face, MenuItem as Item, MenuItemConstructorOptions } from 'electron';
import { record, seam } from './recorded.ts';
import { nothing, preventable, standIn, standInClass } from './strict.ts';

/** A menu as a test reads it. */
interface PlainItem {
  label: string;
  type: string;
  enabled: boolean;
  checked: boolean;
  submenu: PlainItem[];
}

let applicationMenu: Face | null = null;
const labels: Partial<Record<string, string>> = { quit: 'Quit', close: 'Close', about: 'About' };

function makeItem(options: MenuItemConstructorOptions): Item {
  const { label = labels[options.role ?? ''] ?? options.role ?? '', id = '', submenu } = options;
  const { enabled = true, visible = true, checked = false, click } = options;
  const type = options.type ?? (submenu === undefined ? 'normal' : 'submenu');
  const item: Item = standIn<Item>('MenuItem', {
    id,
    label,
    type,
    enabled,
    visible,
    checked,
    ...(options.role === undefined ? {} : { role: options.role as NonNullable<Item['role']> }),
    ...(options.accelerator === undefined ? {} : { accelerator: options.accelerator }),
    ...(submenu === undefined ? {} : { submenu: Array.isArray(submenu) ? makeMenu(submenu) : submenu }),
    click() {
      if (type === 'checkbox' || type === 'radio') item.checked = type === 'radio' || !item.checked;
      click?.(item, undefined, preventable() as Electron.KeyboardEvent);
    },
  });
  return item;
}

function makeMenu(template: readonly (MenuItemConstructorOptions | Item)[] = []): Face {
  // An item of Electron's has what it was made from.
  const items = template.map((one) => makeItem(one as MenuItemConstructorOptions));
  return standIn<Face>(
    'Menu',
    {
      items,
      append: (item) => void items.push(item),
      getMenuItemById: (id) => flat(items).find((item) => item.id === id) ?? null,
      popup: () => record('menu.popup', items.map(plainItem)),
      closePopup: nothing,
    },
    new EventEmitter(),
  );
}

function childrenOf(item: Item): Item[] {
  return 'submenu' in item ? (item.submenu?.items ?? []) : [];
}

function flat(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...flat(childrenOf(item))]);
}

function plainItem(item: Item): PlainItem {
  const { label, type, enabled, checked } = item;
  return { label, type, enabled, checked, submenu: childrenOf(item).map(plainItem) };
}

/** A menu as plain data, for the record. */
export function plainMenu(menu: Face | null): PlainItem[] | null {
  return menu === null ? null : menu.items.map(plainItem);
}

/** Chooses an item by its label, wherever it is in a menu. */
export function clickItem(menu: Face | null, label: string): void {
  const items = flat(menu?.items ?? []);
  const item = items.find((one) => one.label === label);
  if (item === undefined) throw new Error(`no "${label}" among ${items.map((one) => one.label).join(', ')}`);
  if (!item.enabled) throw new Error(`"${label}" cannot be chosen now`);
  item.click();
}
seam.act['clickApplicationMenu'] = (label: string) => clickItem(applicationMenu, label);

export const MenuItem = standInClass<typeof Electron.MenuItem>('MenuItem', makeItem);
export const Menu = standInClass<typeof Electron.Menu>('Menu', () => makeMenu(), {
  buildFromTemplate: makeMenu,
  getApplicationMenu: () => applicationMenu,
  setApplicationMenu(menu) {
    applicationMenu = menu;
    record('menu.application', plainMenu(menu));
  },
});
