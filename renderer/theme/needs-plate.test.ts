import { expect, test } from 'vitest';
import { needsPlate } from './needs-plate.ts';

const clear = [0, 0, 0, 0];
const navy = [11, 42, 122, 255];
const white = [255, 255, 255, 255];
const of = (...pixels: number[][]) => pixels.flat();

test('a dark sign needs a plate on a dark wall, a white one on a light wall, and neither the other way round', () => {
  expect(needsPlate(of(clear, navy, navy), '#0a0d12')).toBe(true);
  expect(needsPlate(of(clear, navy, navy), '#fbfcfd')).toBe(false);
  expect(needsPlate(of(clear, white), '#fbfcfd')).toBe(true);
  expect(needsPlate(of(clear, white), '#0a0d12')).toBe(false);
});

test('a sign that is mostly seen needs none, nor does one with a ground of its own, nor an empty one', () => {
  expect(needsPlate(of(clear, navy, white, white), '#0a0d12')).toBe(false);
  expect(needsPlate(of(navy, navy, navy), '#0a0d12')).toBe(false);
  expect(needsPlate(of(clear, clear), '#0a0d12')).toBe(false);
});
