import type { Histogram } from '../../../shared/measure/histogram.ts';
import { areaMs, peak } from '../../../shared/measure/steps.ts';
import type { Track } from '../../../shared/measure/steps.ts';
import { decodeTrack, eachEncodedStep, encodeTrack } from '../../../shared/measure/steps-bytes.ts';
import type { ByteReader } from '../../../shared/measure/varint.ts';
import { maxVarintBytes, readVarint, writeVarint } from '../../../shared/measure/varint.ts';
import type { Row, StepPeak, Tracks } from './row.ts';
import { addCount, countAt, wholeLayout } from './layout.ts';
import { LEDGER_SIZE, RowReader, TOTAL_SIZE } from './row-reader.ts';
import { column, emptyRow, lengthOf, sharedColumns } from './row.ts';

/** A row's figures as the archive keeps them. */
export interface StoredRow {
  family: number;
  start: number;
  combo: number;
  figures: Uint8Array;
  /** Of waits and handle times; null when both are empty. Kept apart, because reports of figures do not read them. */
  histograms: Uint8Array | null;
}

/** A row's step functions as the archive keeps them, once its slot is over. */
export interface StoredTracks {
  family: number;
  start: number;
  combo: number;
  tracks: Uint8Array;
}

/** The figures of a stored row, without its histograms. */
export type RowFigures = Pick<Row, 'counts' | 'waitMax' | 'depth' | 'service' | 'late' | 'formulaVersion'>;

/** Numbers of the figures besides counters and histograms, generously. */
const HEAD = 20;

/**
 * Figures: size of all that follows (3 bytes); combination, formula version, depth (max, its time since the start + 1,
 * 0 = none, end) and service (max, its time); the counters all ledgers share: their size (2 bytes) and (column, value)
 * pairs of those that are not 0; each ledger: its size (2 bytes), its longest wait and such pairs of the others; then late, the end of service, areas and carries. What a report needs comes first, and with sizes and the combination in them it reads only the ledger it is about,
 * from many rows joined to one piece.
 */
export function encodeRow(row: Row): StoredRow {
  settlePeaks(row);
  const { layout, start, depth, service } = row;
  const { width } = layout;
  addCount(row, column.queueMs, depth.areaMs - countAt(row, column.queueMs));
  const bytes = scratch(HEAD + layout.places.length * 2);
  let at = writeVarint(bytes, TOTAL_SIZE, row.combo);
  at = writeVarint(bytes, at, row.formulaVersion);
  at = writeTop(bytes, at, depth, start);
  at = writeVarint(bytes, at, depth.end);
  at = writeTop(bytes, at, service, start);
  const shared = at;
  at += LEDGER_SIZE;
  for (let i = 0; i < sharedColumns.length; i++)
    at = writeCount(bytes, at, sharedColumns[i]!, countAt(row, sharedColumns[i]!));
  writeSize(bytes, shared, at - shared - LEDGER_SIZE, LEDGER_SIZE);
  for (let ledger = 0; ledger < 3; ledger++) {
    const from = at;
    at = writeVarint(bytes, from + LEDGER_SIZE, row.waitMax[ledger]!);
    for (let i = 0; i < width; i++)
      if (isShared[i] !== 1) at = writeCount(bytes, at, i, countAt(row, ledger * width + i));
    writeSize(bytes, from, at - from - LEDGER_SIZE, LEDGER_SIZE);
  }
  at = writeVarint(bytes, at, row.late);
  at = writeVarint(bytes, at, service.end);
  for (const level of [depth, service]) {
    at = writeVarint(bytes, at, level.areaMs);
    at = writeVarint(bytes, at, level.carry);
  }
  writeSize(bytes, 0, at - TOTAL_SIZE, TOTAL_SIZE);
  const figures = bytes.slice(0, at);
  return { family: row.family, start, combo: row.combo, figures, histograms: encodeHistograms(row) };
}

const isShared = new Uint8Array(64);
for (const at of sharedColumns) isShared[at] = 1;

function writeCount(bytes: Uint8Array, at: number, of: number, value: number): number {
  return value === 0 ? at : writeVarint(bytes, writeVarint(bytes, at, of), value);
}

function writeTop(bytes: Uint8Array, from: number, { max, maxAt }: StepPeak, start: number): number {
  const at = writeVarint(bytes, from, max);
  return writeVarint(bytes, at, max === 0 ? 0 : maxAt - start + 1);
}

/** @throws RangeError when the size does not fit: nothing half-written may reach the archive. */
function writeSize(bytes: Uint8Array, at: number, size: number, room: number): void {
  if (size >= 256 ** room) throw new RangeError(`a row of ${size} bytes is too long`);
  for (let i = 0; i < room; i++) bytes[at + i] = Math.floor(size / 256 ** i);
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
  const reader = new RowReader();
  reader.open(bytes, 0, start);
  const counts = new Float64Array(3 * width);
  const waitMax: [number, number, number] = [0, 0, 0];
  for (let ledger = 0; ledger < 3; ledger++)
    waitMax[ledger] = reader.addLedger(ledger, counts, ledger * width, width);
  reader.openRest();
  const { depth, service, late, formulaVersion } = reader;
  return { counts, waitMax, depth, service, late, formulaVersion };
}

/** The whole row back, to go on counting in it; its steps are loaded when somebody changes them. */
export function decodeRow(stored: StoredRow, width: number): Row {
  const row = emptyRow(stored.family, stored.start, stored.combo, wholeLayout(width));
  Object.assign(row, decodeFigures(stored.figures, stored.start, width), { tracks: null });
  if (!stored.histograms) return row;
  const reader: ByteReader = { bytes: stored.histograms, at: 0 };
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
  const end = stored.start + lengthOf(stored.family);
  const depth = decodeTrack(trackBytes(stored.tracks, 'depth'), stored.start, end);
  const service = decodeTrack(trackBytes(stored.tracks, 'service'), stored.start, end);
  depth.carry = carries.depth;
  service.carry = carries.service;
  return { depth, service };
}

/** The two histograms, each with how many buckets it has. */
function encodeHistograms({ waits, handles }: Row): Uint8Array | null {
  if (waits.size + handles.size === 0) return null;
  const bytes = scratch(2 + 2 * (waits.size + handles.size));
  return bytes.slice(0, writeHistogram(bytes, writeHistogram(bytes, 0, waits), handles));
}

/** Calls back with each step (time in epoch ms) of the depth that `encodeTracks` wrote. */
export function eachDepthStep(stored: StoredTracks, visit: (time: number, delta: number) => void): void {
  eachEncodedStep(trackBytes(stored.tracks, 'depth'), stored.start, visit);
}

/** One track of `encodeTracks`'s bytes (`eachEncodedStep`). */
export function trackBytes(tracks: Uint8Array, kind: 'depth' | 'service'): Uint8Array {
  const reader: ByteReader = { bytes: tracks, at: 0 };
  const length = readVarint(reader);
  const middle = reader.at + length;
  return kind === 'depth' ? tracks.subarray(reader.at, middle) : tracks.subarray(middle);
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
