import type { Summary } from '../../../../shared/model/summary.ts';
import { createZone } from '../../../../shared/time/zone-day.ts';
import type { Words } from '../../../../shared/words/words.ts';
import { chartsOf } from '../../../../shared/summary-text/chart-data.ts';
import { summaryHead } from '../../../../shared/summary-text/summary-head.ts';
import { chartMarks } from './chart-marks.ts';
import type { Mark, Page } from './marks.ts';
import { inks } from './marks.ts';
import { placeText } from './place-text.ts';
import { tileMarks, tilesHeight } from './tiles.ts';
import type { Typeface } from './typeface.ts';
import { wrapText } from './wrap.ts';

/** Half the pixels of the picture. */
const WIDTH = 540;
const PAD = 20;
const INNER = WIDTH - 2 * PAD;
const CHART_HEIGHT = 210;
const SIZE = 11;

/** A summary on one page for a chat group: key figures, sentences, charts; the tables are in the other formats. */
export function summaryPoster(face: Typeface, summary: Summary, words: Words): Page {
  const zone = createZone(summary.zone);
  const head = summaryHead(summary, zone, words);
  let y = 0;
  const marks: Mark[] = [
    placeText(face, head.title, { x: PAD, y: 34, size: 17, ink: inks.paper, bold: true }),
    placeText(face, head.subtitle, { x: PAD, y: 54, size: 10, ink: inks.paper }),
    placeText(face, head.span, { x: PAD, y: 70, size: 10, ink: inks.paper }),
    placeText(face, head.marks.join(' · '), {
      x: WIDTH - PAD,
      y: 70,
      size: 11,
      ink: inks.paper,
      bold: true,
      align: 'right',
    }),
  ];
  y = 98;
  marks.push(...tileMarks(face, summary, zone, { x: PAD, y, width: INNER }, words));
  y += tilesHeight(summary) + 6;
  for (const text of [...summary.changes, ...summary.digest]) {
    for (const line of wrapText(face, text, SIZE, INNER)) {
      y += SIZE * 1.6;
      marks.push(placeText(face, line, { x: PAD, y, size: SIZE, ink: inks.text }));
    }
  }
  y += 18;
  for (const data of chartsOf(summary)) {
    marks.push(...chartMarks(face, data, { x: PAD, y, width: INNER, height: CHART_HEIGHT }, words));
    y += CHART_HEIGHT + 14;
  }
  marks.push(placeText(face, head.writtenAt, { x: PAD, y: y + 8, size: 9, ink: inks.soft }));
  const height = Math.ceil(y + 24);
  const ground: Mark[] = [
    { kind: 'box', x: 0, y: 0, width: WIDTH, height, ink: inks.paper },
    { kind: 'box', x: 0, y: 0, width: WIDTH, height: 84, ink: inks.deep },
  ];
  return { width: WIDTH, height, marks: [...ground, ...marks] };
}
