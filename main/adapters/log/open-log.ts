import { pino } from 'pino';
import type { Log } from '../../station/ports.ts';
import { maskFacts, maskLogText } from './mask.ts';
import { openRotatingFile } from './rotating-file.ts';
import type { RotationLimits } from './rotating-file.ts';

export type LogLevel = 'info' | 'warn' | 'error';

export interface LogOptions {
  /** Path of the file to append to. */
  file: string;
  level?: LogLevel;
  limits?: RotationLimits;
  /** Told once when the file cannot be written any more (a full disk); the station goes on without a log. */
  onFault?: (cause: Error) => void;
}

/** A log on disk; `close` releases the file. */
export interface FileLog extends Log {
  close(): void;
}

const defaultLimits: RotationLimits = { maxBytes: 5 << 20, keep: 5 };

/**
 * Opens a log of JSON lines `{level, time (ISO 8601, UTC), message, …facts}`. Secrets and digit runs that could be a
 * caller's number are masked in messages and facts.
 * @throws the system's error when the file cannot be opened.
 */
export function openLog(options: LogOptions): FileLog {
  let told = false;
  const file = openRotatingFile(options.file, options.limits ?? defaultLimits, (cause) => {
    if (told) return;
    told = true;
    options.onFault?.(cause);
  });
  const logger = pino(
    {
      base: undefined,
      level: options.level ?? 'info',
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    file,
  );
  return {
    info: (message, facts = {}) => logger.info(maskFacts(facts), maskLogText(message)),
    warn: (message, facts = {}) => logger.warn(maskFacts(facts), maskLogText(message)),
    error: (message, facts = {}) => logger.error(maskFacts(facts), maskLogText(message)),
    close: () => file.close(),
  };
}
