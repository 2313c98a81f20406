import { areaMs, createTrack, peak } from '../../../shared/measure/steps.ts';
import type { Track } from '../../../shared/measure/steps.ts';
import { decodeTrack, encodeTrack } from '../../../shared/measure/steps-bytes.ts';
import type { ByteReader } from '../../../shared/measure/varint.ts';
import { maxVarintBytes, readVarint, writeVarint } from '../../../shared/measure/varint.ts';
import type { Row } from './row.ts';
import { column, emptyRow, lengthOf } from './row.ts';

/** A row as the archive keeps it: figures to read, and what is needed to go on counting. */
export interface StoredRow {
  family: number;
  start: number;
  combo: number;
  figures: Uint8Array;
  tracks: Uint8Array;
}

/** The figures of a stored row. `closed` peaks know nothing of contacts that were already open when the slot began. */
export interface RowFigures {
  counts: Float64Array;
  waitMax: number[];
  depthMax: number;
  depthMaxAt: number;
  depthEnd: number;
  serviceMax: number;
  serviceMaxAt: number;
  late: number;
  formulaVersion: number;
}

/** Most rows of agents have neither tracks nor histograms. */
const NO_TRACKS = new Uint8Array(0);
/** Fixed numbers at the head of the figures, before the counters. */
const HEAD = 10;

/**
 * Figures: formula version, late, longest waits (3), depth max, its time since the start + 1 (0 = none), depth at the
 * end, in-service max and its time; then for each ledger how many counters are not 0 and (column, value) pairs.
 */
export function encodeRow(row: Row): StoredRow {
  const { counts, depth, service, start } = row;
  const width = counts.length / 3;
  const waiting = peak(depth, 0);
  const serving = peak(service, 0);
  const area = areaMs(depth, Infinity, 0);
  for (let ledger = 0; ledger < 3; ledger++) counts[ledger * width + column.queueMs] = area;
  const bytes = new Uint8Array((HEAD + 3 + counts.length * 2) * maxVarintBytes);
  const head = [
    row.formulaVersion, row.late, ...row.waitMax, waiting.max, since(waiting.maxAt, start), waiting.end, serving.max,
    since(serving.maxAt, start),
  ];
  let at = 0;
  for (const value of head) at = writeVarint(bytes, at, value);
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
  return { family: row.family, start, combo: row.combo, figures: bytes.slice(0, at), tracks: encodeTracks(row) };
}

function since(time: number | null, start: number): number {
  return time === null ? 0 : time - start + 1;
}

/** Reads what `encodeRow` wrote; `width` columns a ledger now (rows of fewer columns read as 0 in the new ones). */
export function decodeFigures(bytes: Uint8Array, start: number, width: number): RowFigures {
  const reader: ByteReader = { bytes, at: 0 };
  const head: number[] = [];
  for (let i = 0; i < HEAD; i++) head.push(readVarint(reader));
  const counts = new Float64Array(3 * width);
  for (let ledger = 0; ledger < 3; ledger++) {
    for (let used = readVarint(reader); used > 0; used--) {
      const at = readVarint(reader);
      const value = readVarint(reader);
      if (at < width) counts[ledger * width + at] = value;
    }
  }
  const [formulaVersion = 1, late = 0, w0 = 0, w1 = 0, w2 = 0, depthMax = 0, depthAt = 0, depthEnd = 0, max = 0, at = 0] = head;
  return {
    counts, waitMax: [w0, w1, w2], depthMax, depthMaxAt: start + depthAt - 1, depthEnd, serviceMax: max,
    serviceMaxAt: start + at - 1, late, formulaVersion,
  };
}

/** The whole row back, to go on counting in it. */
export function decodeRow(stored: StoredRow, width: number): Row {
  const row = emptyRow(stored.family, stored.start, stored.combo, width);
  const figures = decodeFigures(stored.figures, stored.start, width);
  row.counts = figures.counts;
  row.waitMax = [figures.waitMax[0]!, figures.waitMax[1]!, figures.waitMax[2]!];
  row.late = figures.late;
  row.formulaVersion = figures.formulaVersion;
  Object.assign(row, decodeTracks(stored));
  return row;
}

/** Lengths first, so that each part can be found: depth track, service track, wait and handle histograms. */
function encodeTracks(row: Row): Uint8Array {
  if (row.depth.times.length + row.service.times.length + row.waits.size + row.handles.size === 0) {
    if (row.depth.carry === 0 && row.service.carry === 0) return NO_TRACKS;
  }
  const parts = [encodeTrack(row.depth), encodeTrack(row.service), encodeBuckets(row.waits), encodeBuckets(row.handles)];
  const size = parts.reduce((sum, part) => sum + part.length + maxVarintBytes, 0);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    at = writeVarint(bytes, at, part.length);
    bytes.set(part, at);
    at += part.length;
  }
  return bytes.slice(0, at);
}

/** The step functions and histograms of a stored row. */
export function decodeTracks(stored: StoredRow): {
  depth: Track;
  service: Track;
  waits: Map<number, number>;
  handles: Map<number, number>;
} {
  const end = stored.start + lengthOf(stored.family);
  if (stored.tracks.length === 0) {
    return { depth: createTrack(stored.start, end), service: createTrack(stored.start, end), waits: new Map(), handles: new Map() };
  }
  const reader: ByteReader = { bytes: stored.tracks, at: 0 };
  const part = (): Uint8Array => {
    const length = readVarint(reader);
    reader.at += length;
    return stored.tracks.subarray(reader.at - length, reader.at);
  };
  const depth = decodeTrack(part(), stored.start, end);
  const service = decodeTrack(part(), stored.start, end);
  return { depth, service, waits: decodeBuckets(part()), handles: decodeBuckets(part()) };
}

function encodeBuckets(counts: ReadonlyMap<number, number>): Uint8Array {
  const bytes = new Uint8Array(counts.size * 2 * maxVarintBytes);
  let at = 0;
  for (const [bucket, count] of [...counts].toSorted((a, b) => a[0] - b[0])) {
    at = writeVarint(bytes, at, bucket);
    at = writeVarint(bytes, at, count);
  }
  return bytes.slice(0, at);
}

function decodeBuckets(bytes: Uint8Array): Map<number, number> {
  const reader: ByteReader = { bytes, at: 0 };
  const counts = new Map<number, number>();
  while (reader.at < bytes.length) {
    const bucket = readVarint(reader);
    counts.set(bucket, readVarint(reader));
  }
  return counts;
}
