/** Keys whose text may be given as `env:NAME`. */
const secretKeys = new Set(['token', 'secret', 'siteKey']);
const REFERENCE = /^env:(.*)$/s;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * The settings with every secret of the form `env:NAME` replaced by that environment variable; what cannot be
 * resolved is told in `problems`, by key, and left as it is. The variables' values appear in no problem.
 */
export function resolveSecrets(raw: unknown, env: NodeJS.ProcessEnv): { value: unknown; problems: string[] } {
  const problems: string[] = [];

  function resolve(value: unknown, path: string, key: string): unknown {
    if (Array.isArray(value)) return value.map((item: unknown, n) => resolve(item, `${path}[${n}]`, ''));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [
          name,
          resolve(item, path === '' ? name : `${path}.${name}`, name),
        ]),
      );
    }
    const reference = typeof value === 'string' && secretKeys.has(key) ? REFERENCE.exec(value) : null;
    return reference === null ? value : lookUp(reference[1] ?? '', path);
  }

  function lookUp(name: string, path: string): string {
    const found = NAME.test(name) ? env[name] : undefined;
    if (found !== undefined && found !== '') return found;
    problems.push(
      NAME.test(name)
        ? `${path} refers to the environment variable ${name}, which is not set: set it before the start`
        : `${path} refers to no environment variable: write env:NAME with letters, digits and _`,
    );
    return `env:${name}`;
  }

  return { value: resolve(raw, '', ''), problems };
}
