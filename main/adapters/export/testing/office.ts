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
  return converted(file, 'fods')[0]!;
}

/** A workbook's sheets as LibreOffice shows them, in their order: CSV texts that it exports. */
export function sheetsAsCsv(file: string): string[] {
  // Comma, quote, UTF-8, from the first line, texts quoted, as shown, no formulas, every sheet.
  return converted(file, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,true,false,false,-1');
}

function converted(file: string, format: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-office-'));
  const out = join(folder, 'out');
  try {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const args = [profile, '--headless', '--convert-to', format, '--outdir', out, file];
    // Names of sheets become names of files.
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    const { status, stdout, stderr } = spawnSync('soffice', args, {
      encoding: 'utf8',
      timeout: 180_000,
      env,
    });
    if (status !== 0) throw new Error(`soffice failed: ${stderr}`);
    // It tells each file that it writes, in the order of the sheets.
    const names = [...stdout.matchAll(/-> (.+?)(?: using filter.*)?$/gm)].map(([, name]) => name!);
    return names.map((name) => readFileSync(name, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Text of a pdf's pages, as laid out or in the order in which it was drawn; a page ends with a form feed. */
export function pdfText(file: string, order: 'layout' | 'raw' = 'layout'): string {
  const { status, stdout, stderr } = spawnSync('pdftotext', [`-${order}`, file, '-'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`pdftotext failed: ${stderr}`);
  return stdout;
}
