/** Names that Windows keeps for devices, whatever stands behind a dot. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A text as (the beginning of) a file's name: letters, digits, spaces, dots, dashes and underlines; nothing that file systems
 * or shells take for something else, no dot or space at its ends, at most 120 characters.
 */
export function safeFileName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, '_')
    .slice(0, 120)
    .replace(/\p{Surrogate}$/u, '')
    .replaceAll(/^[. -]+|[. ]+$/g, '');
  const [stem = ''] = plain.split('.');
  return plain === '' || DEVICES.test(stem) ? `callwall ${plain}`.trim() : plain;
}
