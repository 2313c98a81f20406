import { StringDecoder } from 'node:string_decoder';

/** One message of the Asterisk Manager Interface: header names in lower case, each with all its values in order. */
export interface AmiMessage {
  /** The banner a connection starts with, e.g. `Asterisk Call Manager/13.0.0`; such a message has no fields. */
  greeting: string | null;
  fields: ReadonlyMap<string, readonly string[]>;
}

/** Characters of one message beyond which it is dropped; the longest seen has 5,000. */
const MESSAGE_LIMIT = 256 * 1024;

/**
 * Octets of an AMI connection → messages. Lines end in CRLF or LF, a message ends with an empty line, header names
 * differ in case between generations, the banner has no empty line of its own. One parser serves one connection.
 */
export class AmiParser {
  /** Messages dropped because they were too long. */
  oversized = 0;
  readonly #decoder = new StringDecoder('utf8');
  readonly #limit: number;
  #rest = '';
  #size = 0;
  #fields = new Map<string, string[]>();

  constructor(limit: number = MESSAGE_LIMIT) {
    this.#limit = limit;
  }

  /** Takes the next octets; returns the messages they complete. */
  push(chunk: Uint8Array): AmiMessage[] {
    const messages: AmiMessage[] = [];
    const lines = (this.#rest + this.#decoder.write(chunk)).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#line(line.endsWith('\r') ? line.slice(0, -1) : line, messages);
    if (this.#size + this.#rest.length > this.#limit) {
      this.#size += this.#rest.length;
      this.#rest = '';
    }
    return messages;
  }

  #line(line: string, messages: AmiMessage[]): void {
    if (line === '') {
      if (this.#size > this.#limit) this.oversized++;
      else if (this.#fields.size > 0) messages.push({ greeting: null, fields: this.#fields });
      this.#fields = new Map();
      this.#size = 0;
      return;
    }
    if (this.#size === 0 && line.startsWith('Asterisk Call Manager')) {
      messages.push({ greeting: line, fields: new Map() });
      return;
    }
    this.#size += line.length;
    if (this.#size > this.#limit) return;
    const colon = line.indexOf(':');
    if (colon <= 0) return;
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    const values = this.#fields.get(name);
    if (values) values.push(value);
    else this.#fields.set(name, [value]);
  }
}

/** The first value of the first of these headers that has one (names in lower case); '' when none has. */
export function field(message: AmiMessage, ...names: readonly string[]): string {
  for (const name of names) {
    const value = message.fields.get(name)?.[0];
    if (value !== undefined && value !== '') return value;
  }
  return '';
}
