/** By this, tools find the fuses in Electron's executable; after it come version, number and states, a byte each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** The order of the wire. */
const names = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'inspect',
  'asarIntegrity',
  'onlyAsar',
  'v8Snapshot',
  'fileProtocol',
  'wasmTrapHandlers',
] as const;
export type Fuse = (typeof names)[number];
/** As Electron delivers them. */
const delivered: readonly Fuse[] = [
  'runAsNode',
  'nodeOptions',
  'inspect',
  'fileProtocol',
  'wasmTrapHandlers',
];

/** The fuses as they stand in an executable that leaves the factory. */
export function fuseWire(): string {
  const states = names.map((name) => (delivered.includes(name) ? '1' : '0')).join('');
  return `${SENTINEL}${String.fromCharCode(1, names.length)}${states}`;
}

/** Which fuses of an executable are on. */
export function readFuses(executable: Buffer): ReadonlySet<Fuse> {
  const wire = executable.indexOf(SENTINEL) + SENTINEL.length + 2;
  return new Set(names.filter((_name, at) => executable[wire + at] === '1'.charCodeAt(0)));
}
