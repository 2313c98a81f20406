import { shellBridge } from '../../link/port-wire.ts';

/** Gives the person a file, its content as base64: in the application's windows where they choose. */
export async function saveBytes(name: string, base64: string): Promise<void> {
  const bridge = shellBridge();
  if (bridge !== undefined) return void (await bridge.saveBytes(name, base64));
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes]));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  // The browser has begun by then, and keeps what it needs.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
