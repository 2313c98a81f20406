import type { ChartSize } from '../../charts/chart-look.ts';
import { hatch } from '../../charts/hatch.ts';
import { outline, rules } from '../../charts/strip-lines.ts';
import type { Palette } from '../../theme/palette.ts';
import type { SlotBandsView } from './view.ts';
import type { Pen } from '../../charts/sheet.ts';

type Slots = SlotBandsView['slots'];

/** Handle time, stacked: talk at the bottom, then hold, then desk work, in the colours the seats have in these states. */
export function drawHandle(pen: Pen, size: ChartSize, slots: Slots, top: number, palette: Palette): void {
  const colours = [palette.talking, palette.holding, palette.acw];
  rules(pen, size, palette);
  eachSlot(slots, size, (slot, x, width) => {
    let y = size.height;
    for (const [at, seconds] of (slot.handle ?? []).entries()) {
      const height = (seconds / top) * size.height;
      y -= height;
      pen.fillStyle = colours[at] ?? palette.bar;
      pen.fillRect(x, y, width, height);
    }
    if (slot.running) hatch(pen, { x, y, width, height: size.height - y }, palette.ground, 7 * size.unit);
  });
}

/** Contacts offered: bars today, outline yesterday, dots last week. */
export function drawOffered(pen: Pen, size: ChartSize, slots: Slots, top: number, palette: Palette): void {
  const heightOf = (contacts: number) => (contacts / top) * size.height;
  rules(pen, size, palette);
  eachSlot(slots, size, (slot, x, width) => {
    if (slot.offered === null) return;
    const height = heightOf(slot.offered);
    const box = { x, y: size.height - height, width, height };
    pen.fillStyle = palette.bar;
    pen.fillRect(box.x, box.y, box.width, box.height);
    if (slot.running) hatch(pen, box, palette.ground, 7 * size.unit);
    if (slot.late > 0) lateMark(pen, x + width / 2, box.y, 9 * size.unit, palette.watch);
  });
  outline(
    pen,
    size,
    slots.map(({ yesterday }) => yesterday && heightOf(yesterday)),
    palette.barOutline,
    [],
  );
  const dots = [2 * size.unit, 4 * size.unit];
  outline(
    pen,
    size,
    slots.map(({ lastWeek }) => lastWeek && heightOf(lastWeek)),
    palette.barOutline,
    dots,
  );
}

/** Late events changed this slot after it had been shown complete. */
function lateMark(pen: Pen, x: number, y: number, side: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(x - side, y - 2 * side);
  pen.lineTo(x + side, y - 2 * side);
  pen.lineTo(x, y - side / 3);
  pen.fill();
}

function eachSlot(
  slots: Slots,
  { width, unit }: ChartSize,
  draw: (slot: Slots[number], x: number, width: number) => void,
): void {
  const wide = width / Math.max(1, slots.length);
  const gap = Math.min(3 * unit, wide / 4);
  for (const [at, slot] of slots.entries()) draw(slot, at * wide + gap / 2, wide - gap);
}
