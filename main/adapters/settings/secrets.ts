import { pathText } from '../../../shared/model/path-text.ts';

/** Keys whose text may be given as `env:NAME`. */
const secretKeys = new Set(['token', 'secret', 'siteKey']);
/** Lists of parts whose address is a secret as well: whoever has it may write there. */
const secretAddresses = new Set(['webhooks']);

/** Whether a text at this path is a secret. */
export function isSecretAt(path: readonly PropertyKey[]): boolean {
  const name = String(path.at(-1));
  return secretKeys.has(name) || (name === 'url' && secretAddresses.has(String(path[0])));
}

const REFERENCE = /^env:(.*)$/s;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Whether a secret is given as `env:NAME`. */
export function isReference(secret: string): boolean {
  return REFERENCE.test(secret);
}

interface Resolved {
  value: unknown;
  problems: { path: string; message: string }[];
}

/**
 * The settings with every secret of the form `env:NAME` replaced by that environment variable; what cannot be
 * resolved is told in `problems`, by key, and left as it is. The variables' values appear in no problem.
 */
export function resolveSecrets(raw: unknown, env: NodeJS.ProcessEnv): Resolved {
  const problems: Resolved['problems'] = [];

  function resolve(value: unknown, path: readonly PropertyKey[]): unknown {
    if (Array.isArray(value)) return value.map((item: unknown, n) => resolve(item, [...path, n]));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [name, resolve(item, [...path, name])]),
      );
    }
    const reference = typeof value === 'string' && isSecretAt(path) ? REFERENCE.exec(value) : null;
    return reference === null ? value : lookUp(reference[1] ?? '', pathText(path));
  }

  function lookUp(name: string, path: string): string {
    const found = NAME.test(name) ? env[name] : undefined;
    if (found !== undefined && found !== '') return found;
    const message = NAME.test(name)
      ? `${path} refers to the environment variable ${name}, which is not set: set it before the start`
      : `${path} refers to no environment variable: write env:NAME with letters, digits and _`;
    problems.push({ path, message });
    return `env:${name}`;
  }

  return { value: resolve(raw, []), problems };
}
