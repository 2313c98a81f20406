/** C0/C1 controls, line separators and bidi overrides: never part of an id or a name, a known way to forge a display. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Something a reader sees: a text of spaces and joiners is an empty line. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Without characters that are a known way to forge a display. */
export function isSafe(text: string): boolean {
  return !UNSAFE.test(text);
}

/** Half a surrogate pair cannot be stored as it is: two such ids would become one after a restart. */
export function isWhole(text: string): boolean {
  return text.isWellFormed();
}

/** Says something to a reader. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}
