import type { Summary } from '../model/summary.ts';
import { formatLocal } from '../time/format.ts';
import type { Zone } from '../time/zone-day.ts';
import type { Words } from '../words/words.ts';

/** What stands at the head of a document and of its pages. */
export interface SummaryHead {
  /** Title, centre. */
  title: string;
  /** Date, shift, team, who led it. */
  subtitle: string;
  span: string;
  writtenAt: string;
  /** 更正 and 演示数据, where they apply: these stand on every page. */
  marks: string[];
}

/** The head's texts, in the document's language and the centre's time. */
export function summaryHead(summary: Summary, zone: Zone, { say }: Words): SummaryHead {
  const minute = (ms: number): string => formatLocal(zone, ms, 'isoMinute').replace('T', ' ');
  const { title, centre, date, shift, team, leader, issue, simulated } = summary;
  return {
    title: present([centre, title]).join(' · '),
    subtitle: present([date, shift, team, leader && say('export.leader', { leader })]).join(' · '),
    span: say('export.span', { from: minute(summary.from), to: minute(summary.to) }),
    writtenAt: say('export.writtenAt', { at: minute(summary.writtenAt) }),
    marks: [
      ...(issue > 1 ? [say('export.corrected', { issue })] : []),
      ...(simulated ? [say('export.simulated')] : []),
    ],
  };
}

function present(texts: readonly string[]): string[] {
  return texts.filter((text) => text !== '');
}
