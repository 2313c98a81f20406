import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './run-cli.ts';

/** When the recorded calls begin: 18 May 2026, 09:00 in Shanghai. */
export const recordedAt = Date.UTC(2026, 4, 18, 1);

/** Two answered calls and one that still waits, as JSON lines (mapping `events`); the second waited 10 s. */
export function recording(): string {
  const event = (type: string, second: number, data: object) => ({
    type,
    time: recordedAt + second * 1000,
    data,
  });
  const lines = [
    event('contact.queued', 1, { contact: 'c1', queue: 'sales' }),
    event('contact.answered', 3, { contact: 'c1', queue: 'sales', agent: 'a1' }),
    event('contact.queued', 5, { contact: 'c2', queue: '=sum' }),
    event('contact.answered', 15, { contact: 'c2', queue: '=sum', agent: 'a2' }),
    event('contact.ended', 63, { contact: 'c1', by: 'agent' }),
    event('contact.ended', 65, { contact: 'c2', by: 'customer' }),
    event('contact.queued', 70, { contact: 'c3', queue: 'sales' }),
  ];
  const file = join(temporaryFolder(), 'calls.jsonl');
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}
