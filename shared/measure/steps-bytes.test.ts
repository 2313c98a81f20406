import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCarry, addStep, createTrack } from './steps.ts';
import { decodeTrack, encodeTrack } from './steps-bytes.ts';

const start = 926_985_600_000;
const end = start + 31 * 86_400_000;

test('what is written is what is read, for leaves up to a month and any carry', () => {
  const stepArb = fc.tuple(fc.integer({ min: start, max: end - 1 }), fc.integer({ min: -5000, max: 5000 }));
  fc.assert(
    fc.property(fc.integer({ min: -9, max: 2 ** 40 }), fc.array(stepArb), (carry, steps) => {
      const track = createTrack(start, end);
      addCarry(track, carry);
      for (const [time, delta] of steps) addStep(track, time, delta);
      expect(decodeTrack(encodeTrack(track), start, end)).toEqual(track);
    }),
  );
});

test('a calm leaf takes one byte and a step a second three', () => {
  const track = createTrack(start, start + 300_000);
  expect(encodeTrack(track)).toHaveLength(1);
  for (let i = 0; i < 300; i++) addStep(track, start + 500 + i * 1000, 1);
  expect(encodeTrack(track)).toHaveLength(1 + 3 * 300);
});

test('cut-off bytes and steps beyond the leaf are refused', () => {
  const track = createTrack(start, end);
  addStep(track, start + 500_000, 1);
  const bytes = encodeTrack(track);
  expect(() => decodeTrack(bytes.slice(0, -1), start, end)).toThrow('broken number');
  expect(() => decodeTrack(new Uint8Array(0), start, end)).toThrow('broken number');
  expect(() => decodeTrack(bytes, start, start + 300_000)).toThrow('outside its leaf');
});
