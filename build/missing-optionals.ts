/** What is used of a package's entry in package-lock.json. */
export interface LockEntry {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

/**
 * Optional packages that a lock file asks for and has no entry of. npm leaves them out when the registry at hand lacks
 * them (a mirror that keeps only its own platform), and then `npm ci` refuses the lock file with "Missing: … from lock
 * file" wherever they are found.
 * @returns entries by their path in node_modules, made from the names (`@scope/binding-linux-x64-gnu`); without a
 *   checksum, which only a registry that has the package can tell
 */
export function missingOptionals(packages: Readonly<Record<string, LockEntry>>): Record<string, LockEntry> {
  const missing: Record<string, LockEntry> = {};
  for (const [path, { optionalDependencies = {}, dev = false }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
      if (places.some((place) => packages[place] !== undefined)) continue;
      missing[`node_modules/${name}`] = {
        version,
        ...(dev ? { dev } : {}),
        optional: true,
        ...platformOf(name),
      };
    }
  }
  return missing;
}

function platformOf(name: string): LockEntry {
  const [os, cpu, abi] = name
    .replace(/^.*\//, '')
    .replace(/^binding-/, '')
    .split('-');
  if (os === undefined || cpu === undefined) return {};
  if (os !== 'linux' || abi === undefined) return { os: [os], cpu: [cpu] };
  return { os: [os], cpu: [cpu], libc: [abi.startsWith('musl') ? 'musl' : 'glibc'] };
}
