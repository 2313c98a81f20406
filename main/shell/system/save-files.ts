import { writeFile } from 'node:fs/promises';
import { dialog } from 'electron';
import type { BrowserWindow, FileFilter } from 'electron';
import type { Words } from '../../../shared/words/words.ts';

/** A name that pages propose, without what file systems take for something else. */
export function safeName(name: string): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^[. ]+/, '');
  return plain.slice(0, 120) || 'callwall';
}

/** Saves a text where people choose; false when they do not. */
export function saveText(
  window: BrowserWindow | null,
  name: string,
  text: string,
  words: Words,
): Promise<boolean> {
  return save(
    window,
    name,
    { name: words.say('shell.file.text'), extensions: ['csv', 'txt', 'json'] },
    () => text,
  );
}

/** Writes a window's page to a PDF file where people choose; false when they do not. */
export function printPdf(window: BrowserWindow | null, words: Words): Promise<boolean> {
  if (window === null) return Promise.resolve(false);
  const filter = { name: words.say('shell.file.pdf'), extensions: ['pdf'] };
  return save(window, `${window.getTitle()}.pdf`, filter, () =>
    window.webContents.printToPDF({ landscape: true, printBackground: true, pageSize: 'A4' }),
  );
}

async function save(
  window: BrowserWindow | null,
  name: string,
  filter: FileFilter,
  content: () => string | Promise<Buffer>,
): Promise<boolean> {
  if (window === null) return false;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: safeName(name),
    filters: [filter],
  });
  if (canceled || filePath === '') return false;
  await writeFile(filePath, await content());
  return true;
}
