/*
 * Structured clone over JSON, for Electron's messages between processes and worlds: what it keeps, and it refuses what they
 * refuse. These functions are also put into pages as text: each may use only those of this folder.
 */

/** A value as JSON can carry it; `{ $: kind, v }` for what JSON has no word for. */
export type Coded = string | number | boolean | null | Coded[] | { [key: string]: Coded };

/** @param other what becomes of functions and promises; without it they are refused, as by Electron */
export function encode(value: unknown, other?: (value: object) => Coded): Coded {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === undefined) return { $: 'undefined' };
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $: 'number', v: String(value) };
  if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
  if (typeof value === 'symbol') throw new Error('An object could not be cloned.');
  if (typeof value === 'function' || value instanceof Promise) {
    if (other === undefined) throw new Error('An object could not be cloned.');
    return other(value);
  }
  return encodeObject(value, other);
}

export function encodeObject(value: object, other?: (value: object) => Coded): Coded {
  const inner = (part: unknown): Coded => encode(part, other);
  if (Array.isArray(value)) return value.map(inner);
  if (value instanceof Date) return { $: 'Date', v: value.getTime() };
  if (value instanceof Map) return { $: 'Map', v: [...value].map(inner) };
  if (value instanceof Set) return { $: 'Set', v: [...value].map(inner) };
  if (value instanceof Error) return { $: 'Error', v: [value.name, value.message] };
  if (value instanceof ArrayBuffer) return { $: 'ArrayBuffer', v: [...new Uint8Array(value)] };
  if (value instanceof Uint8Array) return { $: 'Uint8Array', v: [...value] };
  if (ArrayBuffer.isView(value)) throw new Error(`stand-in: no ${value.constructor.name} in messages`);
  const plain = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inner(part)]));
  return '$' in plain ? { $: 'plain', v: plain } : plain;
}

/** @param other makes what `encode`'s `other` has coded */
export function decode(coded: Coded, other?: (coded: { [key: string]: Coded }) => unknown): unknown {
  if (coded === null || typeof coded !== 'object') return coded;
  const inner = (part: Coded): unknown => decode(part, other);
  if (Array.isArray(coded)) return coded.map(inner);
  const { $: kind, v = [] } = coded;
  const parts: Coded[] = Array.isArray(v) ? v : [];
  if (kind === undefined) return decodePlain(coded, inner);
  if (kind === 'plain' && typeof v === 'object' && !Array.isArray(v) && v !== null)
    return decodePlain(v, inner);
  if (kind === 'undefined') return undefined;
  if (kind === 'number') return Number(v);
  if (kind === 'bigint') return BigInt(v as string);
  if (kind === 'Date') return new Date(Number(v));
  if (kind === 'Map') return new Map(parts.map(inner) as [unknown, unknown][]);
  if (kind === 'Set') return new Set(parts.map(inner));
  if (kind === 'Error') return Object.assign(new Error(parts[1] as string), { name: parts[0] });
  if (kind === 'Uint8Array') return Uint8Array.from(parts, Number);
  if (kind === 'ArrayBuffer') return Uint8Array.from(parts, Number).buffer;
  if (other === undefined) throw new Error(`stand-in: a message with an unknown ${JSON.stringify(kind)}`);
  return other(coded);
}

export function decodePlain(coded: { [key: string]: Coded }, inner: (part: Coded) => unknown): object {
  return Object.fromEntries(Object.entries(coded).map(([key, part]) => [key, inner(part)]));
}
