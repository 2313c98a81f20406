import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { dialog } from 'electron';
import type { BrowserWindow, FileFilter } from 'electron';
import { safeFileName } from '../../../shared/model/safe-file-name.ts';
import type { Words } from '../../../shared/words/words.ts';

/** What a file is made of, and how a failure is told. */
interface Saved {
  name: string;
  filter: FileFilter;
  content(): Uint8Array | Promise<Buffer>;
  words: Words;
}

/** Saves a file where people choose; false when they do not. */
export function saveFile(
  window: BrowserWindow | null,
  name: string,
  bytes: Uint8Array,
  words: Words,
): Promise<boolean> {
  const end = extname(safeFileName(name)).slice(1);
  const filter = { name: words.say('shell.file.any'), extensions: [end === '' ? '*' : end] };
  return save(window, { name, filter, content: () => bytes, words });
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
    defaultPath: safeFileName(name),
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
