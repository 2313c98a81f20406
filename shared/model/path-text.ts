/** `sources[0].kind` from its parts; `the file` for the whole of a document. */
export function pathText(path: readonly PropertyKey[]): string {
  return (
    path.reduce<string>(
      (text, part) =>
        typeof part === 'number'
          ? `${text}[${part}]`
          : text === ''
            ? String(part)
            : `${text}.${String(part)}`,
      '',
    ) || 'the file'
  );
}
