import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Io } from './command.ts';

/** The process's own streams, environment and signals. */
export function processIo(): Io {
  // `callwall report | head` closes our output early: that is the reader's right, not a failure.
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault;
    process.exit(0);
  });
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    print: (text) => void process.stdout.write(text),
    stream,
    err: (line) => void process.stderr.write(`${line}\n`),
    secret: askSecret,
    env: process.env,
    stopped,
  };
}

/** Characters written at once: a month's report is 250 MB, a row of it 1,500 bytes. */
const PIECE = 65_536;

async function stream(pieces: Iterable<string>): Promise<void> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < PIECE) continue;
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    text = '';
  }
  process.stdout.write(text);
}

/** Never an option: other users can see a process's arguments. */
async function askSecret(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  // Nothing of what is typed is written back.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (stdin.isTTY) stderr.write(prompt);
  const lines = createInterface({ input: stdin, output, terminal: stdin.isTTY });
  const typed = new Promise<string>((done) => lines.once('line', done).once('close', () => done('')));
  lines.once('SIGINT', () => process.exit(130));
  const line = await typed;
  lines.close();
  if (stdin.isTTY) stderr.write('\n');
  return line;
}

/** The second request does not wait for the first to be done. */
function stopped(): Promise<void> {
  return new Promise((done) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(130);
        asked = true;
        done();
      });
    }
  });
}
