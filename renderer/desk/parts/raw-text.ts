/** A message as it came, line by line where it is JSON; as it is where it was cut off. */
export function rawText(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}
