import type { SourceState } from '../ingest/source-state.ts';
import type { Name } from '../names.ts';

/** Names of things that are unique within their source, by what they are shown as: bare while unique, else `source:id`. */
export function labelNames(
  names: readonly Name[],
  sources: readonly Pick<SourceState, 'record'>[],
): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { text } of names) seen.set(text, (seen.get(text) ?? 0) + 1);
  const ids = new Map(sources.map(({ record }) => [record.code, record.id]));
  const labelOf = (text: string, source: number): string =>
    seen.get(text) === 1 ? text : `${ids.get(source)}:${text}`;
  return new Map(names.map(({ text, source, code }) => [labelOf(text, source), code]));
}
