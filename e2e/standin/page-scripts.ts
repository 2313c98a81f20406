import { readFileSync } from 'node:fs';
import { bridgeSide } from './in-page/bridge.ts';
import { decode, decodePlain, encode, encodeObject } from './in-page/codec.ts';
import { bootIsolatedWorld, makeIpc, strictModule, watchInput } from './in-page/isolated-world.ts';
import { world } from './in-page/messages.ts';
import type { PageConfig } from './in-page/messages.ts';
import { bootPageWorld, freeze } from './in-page/page-world.ts';

const shared = [encode, encodeObject, decode, decodePlain, bridgeSide];
/** Only pages that the application serves have a preload; frames inside of them have none. */
const ours = 'window === window.top && location.host.endsWith(".standin.localhost")';

/**
 * What Chromium runs in every new document, in this order: the functions of `in-page/` as text, the page's world first so
 * that what the preload exposes finds somebody who receives it.
 * @param preload path of the application's preload; without one there is no bridge
 */
export function pageScripts(
  config: PageConfig,
  preload: string | undefined,
): { source: string; worldName?: string }[] {
  if (preload?.endsWith('.mjs') === true) throw new Error('stand-in: a sandboxed preload has to be CommonJS');
  const text = preload === undefined ? '' : readFileSync(preload, 'utf8');
  const told = JSON.stringify(config);
  const body = `(require, process, module, exports) => {${text}\n}`;
  const isolated = [...shared, makeIpc, strictModule, watchInput, bootIsolatedWorld];
  return [
    { source: script([...shared, freeze, bootPageWorld], `bootPageWorld(${told})`) },
    { source: script(isolated, `bootIsolatedWorld(${told}, ${body})`), worldName: world },
  ];
}

function script(functions: readonly ((...args: never[]) => unknown)[], start: string): string {
  return `if (${ours}) (() => {\n${functions.map(String).join('\n')}\n${start};\n})()`;
}
