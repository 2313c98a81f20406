import { writeFile } from 'node:fs/promises';
import { dialog } from 'electron';
import type { BrowserWindow, FileFilter } from 'electron';
import type { Words } from '../../../shared/words/words.ts';

/** A name that pages propose, without what file systems take for something else. */
export function safeName(name: string): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^[. ]+/, '');
  return plain.slice(0, 120) || 'callwall';
}

/** What a file is made of, and how a failure is told. */
interface Saved {
  name: string;
  filter: FileFilter;
  content(): string | Buffer | Promise<Buffer>;
  words: Words;
}

/** Saves a text where people choose; false when they do not. */
export function saveText(
  window: BrowserWindow | null,
  name: string,
  text: string,
  words: Words,
): Promise<boolean> {
  const filter = { name: words.say('shell.file.text'), extensions: ['csv', 'txt', 'json'] };
  return save(window, { name, filter, content: () => text, words });
}

/** Saves a file of any kind, its content as base64, where people choose; false when they do not. */
export function saveBytes(
  window: BrowserWindow | null,
  name: string,
  base64: string,
  words: Words,
): Promise<boolean> {
  const ending = /\.([a-z]{2,5})$/.exec(name)?.[1] ?? '';
  const filter = { name: ending.toUpperCase(), extensions: [ending] };
  return save(window, { name, filter, content: () => Buffer.from(base64, 'base64'), words });
}

/** Writes a window's page to a PDF file where people choose; false when they do not. */
export function printPdf(window: BrowserWindow | null, words: Words): Promise<boolean> {
  if (window === null) return Promise.resolve(false);
  return save(window, {
    name: `${window.getTitle()}.pdf`,
    filter: { name: words.say('shell.file.pdf'), extensions: ['pdf'] },
    content: () => window.webContents.printToPDF({ landscape: true, printBackground: true, pageSize: 'A4' }),
    words,
  });
}

async function save(window: BrowserWindow | null, { name, filter, content, words }: Saved): Promise<boolean> {
  if (window === null) return false;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: safeName(name),
    filters: [filter],
  });
  if (canceled || filePath === '') return false;
  try {
    await writeFile(filePath, await content());
    return true;
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    dialog.showErrorBox(words.say('shell.file.failed'), why);
    return false;
  }
}
