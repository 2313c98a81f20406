import { parseSync } from 'oxc-parser';

/** What the layer check wants to know of a file. */
export interface Module {
  /** Path from the root, with `/`. */
  file: string;
  lines: number;
  /** Every specifier the file imports or re-exports, types included, in order. */
  imports: string[];
  /** Places where `import(…)` is given something other than a string. */
  opaqueImports: number;
  hasDefaultExport: boolean;
}

/**
 * Parses one file.
 * @throws Error when the parser rejects it
 */
export function readModule(file: string, source: string): Module {
  const { module, errors } = parseSync(file, source);
  const fault = errors.find((error) => error.severity === 'Error');
  if (fault !== undefined) throw new Error(`${file}: ${fault.message}`);
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => source.slice(start, end));
  const literals = dynamic.filter((text) => /^(['"`])[^$]*\1$/s.test(text)).map((text) => text.slice(1, -1));
  const reexports = module.staticExports
    .flatMap((statement) => statement.entries)
    .map((entry) => entry.moduleRequest?.value)
    .filter((value) => value !== undefined);
  return {
    file,
    lines: source.split('\n').length - 1,
    imports: [...module.staticImports.map((entry) => entry.moduleRequest.value), ...reexports, ...literals],
    opaqueImports: dynamic.length - literals.length,
    hasDefaultExport: module.staticExports.some((statement) =>
      statement.entries.some((entry) => entry.exportName.kind === 'Default'),
    ),
  };
}
