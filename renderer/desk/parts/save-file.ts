import { shellBridge } from '../../link/port-wire.ts';

/** Gives the person a text as a file. */
export function saveText(name: string, text: string): Promise<void> {
  return saveFile(name, new TextEncoder().encode(text));
}

/** Gives the person a file whose content came as base64. */
export function saveBase64(name: string, base64: string): Promise<void> {
  return saveFile(
    name,
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
  );
}

/** Gives the person a file: in the application where they choose, in a browser among its downloads. */
async function saveFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const bridge = shellBridge();
  if (bridge !== undefined) return void (await bridge.saveFile(name, bytes));
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has begun by then, and keeps what it needs.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
