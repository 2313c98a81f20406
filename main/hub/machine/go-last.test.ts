import { once } from 'node:events';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

test.runIf(process.platform === 'linux')(
  'a thread that goes last leaves the others as they are',
  async () => {
    const module = JSON.stringify(join(import.meta.dirname, 'go-last.ts'));
    const before = getPriority();
    const worker = new Worker(
      `const { getPriority } = require('node:os');
     import(${module}).then(({ goLast }) => { goLast(); require('node:worker_threads').parentPort.postMessage(getPriority()); });`,
      { eval: true },
    );
    const [own] = await once(worker, 'message');
    expect(own).toBe(19);
    expect(getPriority()).toBe(before);
  },
);
