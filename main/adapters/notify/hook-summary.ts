import type { SummaryFile } from '../../../shared/contract/asks/summary-asks.ts';
import type { Language, Words } from '../../../shared/words/words.ts';
import { summaryKey } from '../../station/shift/written-summary.ts';
import type { SummaryOf } from '../../station/shift/written-summary.ts';

/** A summary that was written, as web-hooks are told of it. */
export interface ToldSummary extends SummaryOf {
  /** When it was written, epoch ms. */
  at: number;
  issue: number;
  files: readonly SummaryFile[];
  /** The document's lines without their head, by language. */
  digest: Readonly<Partial<Record<Language, readonly string[]>>>;
  changes: Readonly<Record<Language, readonly string[]>>;
}

/** A written summary in the language of a web-hook. Nobody is named in it. */
export interface SummaryHookEvent {
  /** The same for the same issue, over restarts. */
  id: string;
  event: 'summary';
  severity: 'notice';
  at: number;
  summary: Omit<SummaryOf, 'start' | 'end'> & {
    /** ISO, UTC. */
    from: string;
    to: string;
    issue: number;
    changes: readonly string[];
    /** `url`: null where the settings have no address of the folder. */
    files: { name: string; url: string | null }[];
  };
  text: { headline: string; what: string; lines: readonly string[] };
}

/** So many lines of a correction are told; the document has them all. */
const MOST_CHANGES = 5;

/** @param link address under which readers reach the folder of the files */
export function summaryHookEvent(
  { say }: Words,
  language: Language,
  told: ToldSummary,
  link?: string,
): SummaryHookEvent {
  const { at, issue, files, digest, kind, name, date, start, end } = told;
  const changes = told.changes[language];
  const title = say(`summary.title.${kind}`);
  return {
    id: `summary ${summaryKey(told)} ${issue}`,
    event: 'summary',
    severity: 'notice',
    at,
    summary: {
      kind,
      name,
      date,
      from: new Date(start).toISOString(),
      to: new Date(end).toISOString(),
      issue,
      changes,
      files: files.map((file) => ({
        name: file.name,
        url: link === undefined ? null : addressOf(link, file.name),
      })),
    },
    text: {
      headline: issue > 1 ? `${say('export.corrected', { issue })} · ${title}` : title,
      what: name === '' ? date : `${date} ${name}`,
      lines: [
        ...(digest[language] ?? []),
        ...changes.slice(0, MOST_CHANGES),
        ...(changes.length > MOST_CHANGES
          ? [say('summary.change.more', { n: changes.length - MOST_CHANGES })]
          : []),
        ...(link === undefined
          ? [say('hook.files', { names: files.map((file) => file.name).join('  ') })]
          : []),
      ],
    },
  };
}

/** Signs that a chat's markdown would take for its own are written as escapes, which mean the same. */
function addressOf(link: string, name: string): string {
  const escaped = encodeURIComponent(name).replace(
    /[!'()*~_]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const { href } = new URL(link);
  return `${href.endsWith('/') ? href : `${href}/`}${escaped}`;
}
