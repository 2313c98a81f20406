import { formatLocal } from '../../../shared/time/format.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import type { Keep } from '../remembered.ts';

/** How alerts sound at one desk or one hall display. */
export interface SoundSettings {
  on: boolean;
  /** 0 to 100. */
  volume: number;
  /** Hours of the day without any sound, e.g. `22:00-07:00`; empty for none. */
  quiet: string;
  /** A critical alert that nobody takes on sounds again after so many seconds; 0: never. */
  repeatSeconds: number;
  /** The sentence is spoken after the sound. */
  speak: boolean;
}

const usual: SoundSettings = { on: true, volume: 70, quiet: '', repeatSeconds: 60, speak: false };
const KEY = 'callwall.desk.sound';

/** Whether a text names hours of a day as `quiet` does. */
export function isHours(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/**
 * How a hall display sounds, by its address: `sound=70` its volume, `quiet=22:00-07:00`, `repeat=60` seconds, `speak=on`.
 * Without `sound` it is silent: the hall's screens are many.
 */
export function soundOfAddress(address: URLSearchParams): SoundSettings {
  const volume = address.get('sound') ?? '';
  return {
    on: volume !== '' && volume !== 'off',
    volume: within(volume, 0, 100, usual.volume),
    quiet: hoursOf(address.get('quiet')),
    repeatSeconds: within(address.get('repeat') ?? '', 0, 3_600, usual.repeatSeconds),
    speak: address.get('speak') === 'on',
  };
}

/** How this browser's desk sounds. */
export function soundOfDesk(keep: Keep): SoundSettings {
  try {
    const kept = new URLSearchParams(keep.getItem(KEY) ?? '');
    const given = soundOfAddress(kept);
    return { ...given, on: kept.get('sound') !== 'off' };
  } catch {
    return usual;
  }
}

/** Remembers how this browser's desk sounds. */
export function keepSound(keep: Keep, { on, volume, quiet, repeatSeconds, speak }: SoundSettings): void {
  const kept = new URLSearchParams({
    sound: on ? String(volume) : 'off',
    quiet,
    repeat: String(repeatSeconds),
    speak: speak ? 'on' : 'off',
  });
  try {
    keep.setItem(KEY, kept.toString());
  } catch {
    // A browser that keeps nothing: they hold as long as the page.
  }
}

/** Whether nothing may sound at `at`, epoch ms. */
export function isQuiet(quiet: string, zone: Zone, at: number): boolean {
  const [from = '', to = ''] = quiet.split('-');
  if (from === to) return false;
  const now = formatLocal(zone, at, 'minute');
  return from < to ? now >= from && now < to : now >= from || now < to;
}

function hoursOf(text: string | null): string {
  return text !== null && isHours(text) ? text : usual.quiet;
}

function within(text: string, least: number, most: number, otherwise: number): number {
  const n = Number(text);
  return text === '' || !Number.isFinite(n) ? otherwise : Math.min(most, Math.max(least, Math.round(n)));
}
