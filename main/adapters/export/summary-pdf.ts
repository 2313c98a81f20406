import PDFDocument from 'pdfkit';
import type { Summary } from '../../../shared/model/summary.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Mark } from './pages/marks.ts';
import { summaryPages } from './pages/summary-pages.ts';
import { typeface } from './pages/typeface.ts';

/** Width of the outline that makes letters bold, in sizes of the letters. */
const BOLDER = 0.03;

/** A4 pages with the letters they use of the embedded font; charts are drawn, not pictures. */
export async function summaryPdf(summary: Summary, words: Words): Promise<Uint8Array> {
  const face = typeface();
  const pages = summaryPages(face, summary, words);
  const document = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    // Not one of the fonts that readers bring along: their widths would be read from files of the package.
    font: '',
    info: {
      Title: [summary.centre, summary.title, summary.date].join(' '),
      CreationDate: new Date(summary.writtenAt),
    },
    lang: summary.language,
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject));
  document.registerFont('text', face.bytes);
  for (const { width, height, marks } of pages) {
    document.addPage({ size: [width, height], margin: 0 });
    document.font('text');
    for (const mark of marks) draw(document, mark);
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function draw(document: PDFKit.PDFDocument, mark: Mark): void {
  if (mark.kind === 'box') {
    document.rect(mark.x, mark.y, mark.width, mark.height).fill(mark.ink);
    return;
  }
  if (mark.kind === 'line') {
    const [x = 0, y = 0, ...rest] = mark.points;
    document.lineWidth(mark.width).strokeColor(mark.ink).lineJoin('round').moveTo(x, y);
    for (let at = 0; at + 1 < rest.length; at += 2) document.lineTo(rest[at]!, rest[at + 1]!);
    if (mark.dash > 0) document.dash(mark.dash, { space: mark.dash });
    document.stroke().undash();
    return;
  }
  if (mark.text === '') return;
  document
    .fontSize(mark.size)
    .fillColor(mark.ink)
    .strokeColor(mark.ink)
    .lineWidth(mark.size * BOLDER);
  document.text(mark.text, mark.x, mark.y, {
    lineBreak: false,
    baseline: 'alphabetic',
    fill: true,
    stroke: mark.bold,
  });
}
