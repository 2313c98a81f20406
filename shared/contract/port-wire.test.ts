import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { type PortEnd, portWire } from './port-wire.ts';
import { wireContract } from './wire-contract.ts';

function end(port: MessagePort): PortEnd {
  return {
    post: (text) => port.postMessage(text),
    read: (reader) => void port.on('message', reader),
    ended: (told) => void port.on('close', told),
    close: () => port.close(),
  };
}

const any = (raw: unknown): unknown => raw;

describe('the wire over a message port', () => {
  it.each(wireContract)('$name', ({ check }) => {
    const { port1, port2 } = new MessageChannel();
    return check([portWire(end(port1), any), portWire(end(port2), any)]);
  });

  it.each([
    ['not a text', 7],
    ['no JSON', '{'],
    ['not of the contract', '{"n":1}'],
  ])('closes at what is %s', async (_what, sent) => {
    const { port1, port2 } = new MessageChannel();
    const wire = portWire<string, string>(end(port1), (raw) => (typeof raw === 'string' ? raw : undefined));
    const told = new Promise((done) => wire.onClose(done));
    const read: string[] = [];
    wire.onFrame((frame) => read.push(frame));
    for (const data of ['"good"', sent, '"late"']) port2.postMessage(data);
    expect(await told).toBe('not a frame of this contract');
    expect(read).toEqual(['good']);
  });
});
