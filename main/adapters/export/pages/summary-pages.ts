import type { Summary } from '../../../../shared/model/summary.ts';
import { createZone } from '../../../../shared/time/zone-day.ts';
import type { Words } from '../../../../shared/words/words.ts';
import { chartsOf } from '../../../../shared/summary-text/chart-data.ts';
import { summaryHead } from '../../../../shared/summary-text/summary-head.ts';
import type { SummaryHead } from '../../../../shared/summary-text/summary-head.ts';
import { chartMarks } from './chart-marks.ts';
import type { Mark, Page } from './marks.ts';
import { inks } from './marks.ts';
import { createFlow, flowTable, flowTexts, INNER, MARGIN } from './page-flow.ts';
import { placeText } from './place-text.ts';
import { tileMarks, tilesHeight } from './tiles.ts';
import type { Typeface } from './typeface.ts';

/** Of a chart, in points; one may be as low as that to stand on the page it begins on. */
const CHART_HEIGHT = 216;
const LOWEST = 150;

/** A summary as pages of paper: head, key figures, charts, then every table. */
export function summaryPages(face: Typeface, summary: Summary, words: Words): Page[] {
  const zone = createZone(summary.zone);
  const head = summaryHead(summary, zone, words);
  const flow = createFlow();
  const y = flow.room(54);
  flow.add([
    placeText(face, head.title, { x: MARGIN, y: y + 20, size: 20, ink: inks.deep, bold: true }),
    placeText(face, [head.subtitle, head.span].join(' · '), {
      x: MARGIN,
      y: y + 38,
      size: 10,
      ink: inks.soft,
    }),
  ]);
  const tiles = flow.room(tilesHeight(summary) + 4);
  flow.add(tileMarks(face, summary, zone, { x: MARGIN, y: tiles, width: INNER }, words));
  for (const [title, texts] of [
    [words.say('export.changes'), summary.changes],
    [words.say('export.digest'), summary.digest],
  ] as const) {
    if (texts.length === 0) continue;
    const top = flow.room(22);
    flow.add([placeText(face, title, { x: MARGIN, y: top + 15, size: 11, ink: inks.deep, bold: true })]);
    flowTexts(flow, face, texts, 10);
  }
  flow.gap(12);
  for (const data of chartsOf(summary)) {
    const height = flow.left() < LOWEST ? CHART_HEIGHT : Math.min(CHART_HEIGHT, flow.left());
    const top = flow.room(height);
    flow.add(chartMarks(face, data, { x: MARGIN, y: top, width: INNER, height }, words));
    flow.gap(14);
  }
  for (const table of summary.tables) flowTable(flow, face, summary, table, zone, words);
  return flow.pages.map((page, at) => ({
    ...page,
    marks: [
      ...page.marks,
      ...frameMarks(face, page, head, words.say('export.page', { page: at + 1, pages: flow.pages.length })),
    ],
  }));
}

/** Head and foot of a page: whose it is, what marks it has, when it was made, its number. */
function frameMarks(face: Typeface, { width, height }: Page, head: SummaryHead, number: string): Mark[] {
  const soft = { size: 8.5, ink: inks.soft };
  const foot = height - 22;
  const right = width - MARGIN;
  return [
    placeText(face, [head.title, head.subtitle].join(' · '), { ...soft, x: MARGIN, y: 32 }),
    placeText(face, head.marks.join(' · '), {
      x: right,
      y: 32,
      size: 10,
      ink: inks.mark,
      bold: true,
      align: 'right',
    }),
    { kind: 'line', points: [MARGIN, 40, right, 40], width: 0.6, ink: inks.edge, dash: 0 },
    placeText(face, head.writtenAt, { ...soft, x: MARGIN, y: foot }),
    placeText(face, number, { ...soft, x: right, y: foot, align: 'right' }),
  ];
}
