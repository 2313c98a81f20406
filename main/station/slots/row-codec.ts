import type { Histogram } from '../../../shared/measure/histogram.ts';
import { areaMs, peak } from '../../../shared/measure/steps.ts';
import type { Track } from '../../../shared/measure/steps.ts';
import { decodeTrack, encodeTrack } from '../../../shared/measure/steps-bytes.ts';
import type { ByteReader } from '../../../shared/measure/varint.ts';
import { maxVarintBytes, readVarint, writeVarint } from '../../../shared/measure/varint.ts';
import type { Row, StepPeak, Tracks } from './row.ts';
import { column, emptyRow, lengthOf } from './row.ts';

/** A row's figures as the archive keeps them. */
export interface StoredRow {
  family: number;
  start: number;
  combo: number;
  figures: Uint8Array;
}

/** A row's step functions as the archive keeps them, once its slot is over. */
export interface StoredTracks {
  family: number;
  start: number;
  combo: number;
  tracks: Uint8Array;
}

/** The figures of a stored row, without its histograms. */
export type RowFigures = Pick<Row, 'counts'> & RowHead;

/** The same without the counters. */
export type RowHead = Pick<Row, 'waitMax' | 'depth' | 'service' | 'late' | 'formulaVersion'>;

/** Fixed numbers at the head of the figures, before the counters. */
const HEAD = 15;

/**
 * Figures: formula version, late, longest waits (3), for depth and service: max, its time since the start + 1 (0 =
 * none), end, area, carry; then for each ledger how many counters are not 0 and (column, value) pairs; then the two
 * histograms, each with its size.
 */
export function encodeRow(row: Row): StoredRow {
  settlePeaks(row);
  const { counts, start } = row;
  const width = counts.length / 3;
  const bytes = scratch(HEAD + 5 + counts.length * 2 + 2 * (row.waits.size + row.handles.size));
  let at = 0;
  for (const value of [row.formulaVersion, row.late, ...row.waitMax]) at = writeVarint(bytes, at, value);
  for (const { max, maxAt, end, areaMs: area, carry } of [row.depth, row.service]) {
    for (const value of [max, max === 0 ? 0 : maxAt - start + 1, end, area, carry])
      at = writeVarint(bytes, at, value);
  }
  for (let ledger = 0; ledger < 3; ledger++) {
    let used = 0;
    for (let i = 0; i < width; i++) if (counts[ledger * width + i] !== 0) used++;
    at = writeVarint(bytes, at, used);
    for (let i = 0; i < width; i++) {
      const value = counts[ledger * width + i]!;
      if (value === 0) continue;
      at = writeVarint(bytes, at, i);
      at = writeVarint(bytes, at, value);
    }
  }
  for (const histogram of [row.waits, row.handles]) at = writeHistogram(bytes, at, histogram);
  return { family: row.family, start, combo: row.combo, figures: bytes.slice(0, at) };
}

let buffer = new Uint8Array(16_384);

/** One buffer for all rows: a commit encodes thousands. */
function scratch(numbers: number): Uint8Array {
  if (buffer.length < numbers * maxVarintBytes) buffer = new Uint8Array(numbers * maxVarintBytes);
  return buffer;
}

/** Takes the peaks from the steps where these are in memory; else they stand as loaded. */
function settlePeaks(row: Row): void {
  if (row.tracks) {
    readPeak(row.depth, row.tracks.depth);
    readPeak(row.service, row.tracks.service);
  }
  const width = row.counts.length / 3;
  for (let ledger = 0; ledger < 3; ledger++) row.counts[ledger * width + column.queueMs] = row.depth.areaMs;
}

function readPeak(into: StepPeak, track: Track): void {
  const { max, maxAt, end } = peak(track, 0);
  Object.assign(into, {
    max,
    maxAt: maxAt ?? 0,
    end,
    areaMs: areaMs(track, Infinity, 0),
    carry: track.carry,
  });
}

/** Moves the carry of a row: every depth in its slot shifts by `n`, so the steps need not be known. */
export function shiftCarry(row: Row, kind: 'depth' | 'service', n: number): void {
  if (row.tracks) {
    row.tracks[kind].carry += n;
    return;
  }
  const level = row[kind];
  if (level.max === 0) level.maxAt = row.start;
  level.max += n;
  level.end += n;
  level.areaMs += n * lengthOf(row.family);
  level.carry += n;
}

/** Reads the figures that `encodeRow` wrote; `width` columns a ledger now (columns added since read as 0). */
export function decodeFigures(bytes: Uint8Array, start: number, width: number): RowFigures {
  return readFigures({ bytes, at: 0 }, start, width);
}

/**
 * Adds the counters of a stored row to `into` (three ledgers of `width` columns) and gives the rest of its figures: a
 * report reads hundreds of thousands of rows, and an array for each was most of its time.
 */
export function addFigures(bytes: Uint8Array, start: number, width: number, into: Float64Array): RowHead {
  return readInto({ bytes, at: 0 }, start, width, into);
}

function readFigures(reader: ByteReader, start: number, width: number): RowFigures {
  const counts = new Float64Array(3 * width);
  return { ...readInto(reader, start, width, counts), counts };
}

function readInto(reader: ByteReader, start: number, width: number, into: Float64Array): RowHead {
  const formulaVersion = readVarint(reader);
  const late = readVarint(reader);
  const waitMax: [number, number, number] = [readVarint(reader), readVarint(reader), readVarint(reader)];
  const depth = readStoredPeak(reader, start);
  const service = readStoredPeak(reader, start);
  for (let ledger = 0; ledger < 3; ledger++) {
    for (let used = readVarint(reader); used > 0; used--) {
      const at = readVarint(reader);
      const value = readVarint(reader);
      if (at < width) into[ledger * width + at]! += value;
    }
  }
  return { waitMax, depth, service, late, formulaVersion };
}

function readStoredPeak(reader: ByteReader, start: number): StepPeak {
  const max = readVarint(reader);
  const at = readVarint(reader);
  return {
    max,
    maxAt: at === 0 ? 0 : start + at - 1,
    end: readVarint(reader),
    areaMs: readVarint(reader),
    carry: readVarint(reader),
  };
}

/** The whole row back, to go on counting in it; its steps are loaded when somebody changes them. */
export function decodeRow(stored: StoredRow, width: number): Row {
  const reader: ByteReader = { bytes: stored.figures, at: 0 };
  const row = emptyRow(stored.family, stored.start, stored.combo, width);
  Object.assign(row, readFigures(reader, stored.start, width), { tracks: null });
  row.waits = readHistogram(reader);
  row.handles = readHistogram(reader);
  return row;
}

/** Steps of both tracks; null when they are not in memory. The carries stand in the figures. */
export function encodeTracks(row: Row): StoredTracks | null {
  const { tracks } = row;
  // Also when none is left: what was stored before must go.
  if (!tracks) return null;
  const depth = encodeTrack(tracks.depth);
  const service = encodeTrack(tracks.service);
  const bytes = new Uint8Array(maxVarintBytes + depth.length + service.length);
  const at = writeVarint(bytes, 0, depth.length);
  bytes.set(depth, at);
  bytes.set(service, at + depth.length);
  return {
    family: row.family,
    start: row.start,
    combo: row.combo,
    tracks: bytes.slice(0, at + depth.length + service.length),
  };
}

/** The steps that `encodeTracks` wrote, under the carries of the row's figures. */
export function decodeTracks(stored: StoredTracks, carries: { depth: number; service: number }): Tracks {
  const reader: ByteReader = { bytes: stored.tracks, at: 0 };
  const end = stored.start + lengthOf(stored.family);
  const length = readVarint(reader);
  const depth = decodeTrack(stored.tracks.subarray(reader.at, reader.at + length), stored.start, end);
  const service = decodeTrack(stored.tracks.subarray(reader.at + length), stored.start, end);
  depth.carry = carries.depth;
  service.carry = carries.service;
  return { depth, service };
}

function writeHistogram(bytes: Uint8Array, from: number, histogram: Histogram): number {
  let at = writeVarint(bytes, from, histogram.size);
  for (const [bucket, count] of histogram) {
    at = writeVarint(bytes, at, bucket);
    at = writeVarint(bytes, at, count);
  }
  return at;
}

function readHistogram(reader: ByteReader): Histogram {
  const histogram: Histogram = new Map();
  for (let size = readVarint(reader); size > 0; size--) {
    const bucket = readVarint(reader);
    histogram.set(bucket, readVarint(reader));
  }
  return histogram;
}
