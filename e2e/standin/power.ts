import { EventEmitter } from 'node:events';
import type { PowerMonitor, PowerSaveBlocker } from 'electron';
import { record } from './recorded.ts';
import { standIn } from './strict.ts';

const blockers = new Set<number>();
let lastId = 0;

export const powerSaveBlocker = standIn<PowerSaveBlocker>('powerSaveBlocker', {
  start(type) {
    lastId += 1;
    blockers.add(lastId);
    record('power.block', type);
    return lastId;
  },
  stop: (id) => blockers.delete(id),
  isStarted: (id) => blockers.has(id),
});

/** A test sends the machine to sleep with `powerMonitor.emit('suspend')`. */
export const powerMonitor = standIn<PowerMonitor>(
  'powerMonitor',
  {
    getSystemIdleTime: () => 0,
    getSystemIdleState: () => 'active',
    isOnBatteryPower: () => false,
    onBatteryPower: false,
  },
  new EventEmitter(),
);
