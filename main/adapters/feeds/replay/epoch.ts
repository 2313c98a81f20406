import { createHash } from 'node:crypto';

/** Our own namespace for epochs of recorded files (a random UUID, fixed for ever: another one would count files twice). */
const NAMESPACE = '6f1d9a4e-3b0c-4f27-9d58-b1e2c7a80f43';

/**
 * The epoch of a recorded file: the same bytes read by the same mapping and version are the same epoch, whatever the
 * file is called and however it is packed. `zone` only where one was chosen and the times depend on it.
 */
export function recordingEpoch(facts: {
  sha256: string;
  mapping: string;
  version: number;
  zone?: string | undefined;
}): string {
  const zone = facts.zone === undefined ? '' : `\n${facts.zone}`;
  return uuidV5(NAMESPACE, `${facts.sha256}\n${facts.mapping}\n${facts.version}${zone}`);
}

/** Name-based UUID with SHA-1. Source: RFC 9562, 5.5. */
export function uuidV5(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
