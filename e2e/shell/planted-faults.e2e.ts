import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, it } from 'vitest';
import { projectRoot } from '../../main/adapters/project-root.ts';
import { ready, sayWhenSkipped } from '../support/browser.ts';
import { scratch } from '../support/scratch.ts';
import type { Scratch } from '../support/scratch.ts';
import { setupOf, startShell } from '../support/shell.ts';
import { checks } from './policy-checks.ts';
import type { CheckName } from './policy-checks.ts';

const shellBundle = 'dist/shell/shell.js';
const preloadBundle = 'dist/preload/preload.cjs';

/** A line of the built program, what a careless or hostile hand makes of it, and the check that has to find that. */
interface Fault {
  what: string;
  bundle: typeof shellBundle | typeof preloadBundle;
  find: string;
  put: string;
  check: CheckName;
}

const faults: Fault[] = [
  {
    what: 'a content policy that lets scripts in',
    bundle: shellBundle,
    find: "default-src 'none'",
    put: "default-src * 'unsafe-inline'",
    check: 'noInlineScript',
  },
  {
    what: 'inline scripts allowed',
    bundle: shellBundle,
    find: "script-src 'self'",
    put: "script-src 'self' 'unsafe-inline'",
    check: 'noInlineScript',
  },
  {
    what: 'pages may go anywhere',
    bundle: shellBundle,
    find: 'function navigationPolicy(address){return isOwnPage(address)?`allow`:`deny`}',
    put: 'function navigationPolicy(address){return`allow`}',
    check: 'noNavigation',
  },
  {
    what: 'windows are opened',
    bundle: shellBundle,
    find: 'return{action:`deny`}',
    put: 'return{action:`allow`}',
    check: 'noNewWindow',
  },
  {
    what: 'requests go out',
    bundle: shellBundle,
    find: 'cancel:requestPolicy(request.url,developing)===`cancel`',
    put: 'cancel:false',
    check: 'noRequests',
  },
  {
    what: 'permissions are granted',
    bundle: shellBundle,
    find: 'return isOwnPage(askedBy)&&PERMISSIONS.has(permission)',
    put: 'return true',
    check: 'noPermissions',
  },
  {
    what: 'any window may ask anything',
    bundle: shellBundle,
    find: '!from.includes(kind)',
    put: 'false',
    check: 'ownVerbsOnly',
  },
  {
    what: 'what pages say is not looked at',
    bundle: shellBundle,
    find: 'const read=args.safeParse(given)',
    put: 'const read={success:true,data:given}',
    check: 'argumentsChecked',
  },
  {
    what: 'pages get ipcRenderer',
    bundle: preloadBundle,
    find: 'electron.contextBridge.exposeInMainWorld(bridgeName, bridge);',
    put: 'electron.contextBridge.exposeInMainWorld(bridgeName, { ...bridge, send: (c, ...a) => electron.ipcRenderer.send(c, ...a) });',
    check: 'verbsOnly',
  },
  {
    what: 'pages see the process',
    bundle: preloadBundle,
    find: 'electron.contextBridge.exposeInMainWorld(bridgeName, bridge);',
    put: 'electron.contextBridge.exposeInMainWorld(bridgeName, bridge); electron.contextBridge.exposeInMainWorld("process", { argv: process.argv });',
    check: 'verbsOnly',
  },
  {
    what: 'a wall can be closed',
    bundle: shellBundle,
    find: 'if(!this.#ending)event.preventDefault()',
    put: '',
    check: 'wallStays',
  },
  {
    what: 'keys come through',
    bundle: shellBundle,
    find: 'if(answer!==`pass`)event.preventDefault()',
    put: '',
    check: 'keysShut',
  },
  {
    what: 'any PIN is right',
    bundle: shellBundle,
    find: 'return timingSafeEqual(',
    put: 'return true||timingSafeEqual(',
    check: 'pinGuards',
  },
  {
    what: 'PINs can be tried as fast as one can type',
    bundle: shellBundle,
    find: 'if(wrong<=FREE)return 0;',
    put: 'return 0;',
    check: 'pinGuards',
  },
];

/** A copy of the built program with one fault in it; its packages are those of the checkout. */
function broken(given: Scratch, { bundle, find, put }: Fault): string {
  const root = given.folder();
  for (const part of ['dist', 'assets', 'package.json'])
    cpSync(join(projectRoot, part), join(root, part), {
      recursive: true,
      filter: (path) => !path.endsWith('.map'),
    });
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  const file = join(root, bundle);
  const text = readFileSync(file, 'utf8');
  expect(text.split(find)).toHaveLength(2);
  rmSync(file);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(
    file,
    text.replace(find, () => put),
  );
  return root;
}

sayWhenSkipped('planted faults');

describe.skipIf(!ready)('a fault planted in the built program is found', () => {
  it.each(faults)('$what', async (fault) => {
    const given = scratch(onTestFinished);
    const shell = await startShell(given, {
      setup: await setupOf({ role: 'wall', pin: '2468' }),
      entry: broken(given, fault),
    });
    const wall = await shell.page('wall');
    expect(await checks[fault.check](shell, wall)).not.toBeNull();
  });
});
