import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Is the program there? Says once that a test is left out where it is not. */
export function hasProgram(name: 'soffice' | 'pdftotext'): boolean {
  const found = existsSync(`/usr/bin/${name}`);
  if (!found)
    process.stdout.write(`skip: ${name} is missing (apt-get install libreoffice-calc poppler-utils)\n`);
  return found;
}

/** A workbook as LibreOffice recalculates it: flat XML with every cell's type, formula and value. */
export function recalculated(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-office-'));
  try {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const args = [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, file];
    const { status, stderr } = spawnSync('soffice', args, { encoding: 'utf8', timeout: 120_000 });
    if (status !== 0) throw new Error(`soffice failed: ${stderr}`);
    return readFileSync(join(folder, 'book.fods'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Text of a pdf's pages, as laid out; a page ends with a form feed. */
export function pdfText(file: string): string {
  const { status, stdout, stderr } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`pdftotext failed: ${stderr}`);
  return stdout;
}
