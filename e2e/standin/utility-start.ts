import { EventEmitter } from 'node:events';
import type { MessagePortMain, ParentPort } from 'electron';
import { PortTable } from './ports.ts';
import { standIn } from './strict.ts';
import type { UtilityMessage } from './utility-process.ts';

/*
 * Loaded before the module of a utility process: makes `process.parentPort`. What comes before somebody listens is kept,
 * as by Electron.
 */

const events = new EventEmitter();
const early: { data: unknown; ports: MessagePortMain[] }[] = [];
const tell = (message: UtilityMessage): void => {
  if (process.connected) process.send?.(message);
};
const ports = new PortTable(tell);

process.on('message', (message: UtilityMessage) => {
  if (message.t !== 'message') {
    ports.hear(message);
    return;
  }
  const event = { data: message.data, ports: message.ports.map((id) => ports.take(id)) };
  if (events.listenerCount('message') === 0) early.push(event);
  else events.emit('message', event);
});
process.on('disconnect', () => process.exit(0));
events.on('newListener', (name) => {
  if (name === 'message')
    setImmediate(() => early.splice(0).forEach((event) => events.emit('message', event)));
});

const parentPort = standIn<ParentPort>(
  'process.parentPort',
  { postMessage: (data: unknown) => tell({ t: 'message', data, ports: [] }) },
  events,
);
Object.assign(process, { parentPort });
Object.defineProperty(process, 'type', { value: 'utility' });
