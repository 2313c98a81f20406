import type { AlertScope } from '../../../shared/model/alert.ts';

/** What an alert is about, as the part of a subject. */
export function scopeKey({ kind, key }: Pick<AlertScope, 'kind' | 'key'>): string {
  return `${kind} ${key}`;
}
