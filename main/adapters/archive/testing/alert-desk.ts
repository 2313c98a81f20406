import { memoryWire } from '../../../../shared/contract/memory-wire.ts';
import type { Topic, Topics } from '../../../../shared/contract/topics.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../../shared/contract/viewer.ts';
import type { AlarmLoad, Alert, AlertNote, JournalEntry, Notice } from '../../../../shared/model/alert.ts';
import { alertRuleSchema } from '../../../../shared/model/alert-rule.ts';
import type { AlertRuleInput } from '../../../../shared/model/alert-rule.ts';
import type { Person } from '../../../../shared/model/person.ts';
import type { JournalQuery } from '../alerts.ts';
import { openReader } from '../open-reader.ts';
import type { Rig } from './station-rig.ts';

const alertTopics = ['alerts', 'alertNotes', 'notices', 'alarmLoad'] as const satisfies Topic[];

/** A duty manager whom tests send. */
export const manager: Person = { id: '7', name: '王敏', role: 'manager' };

/** A critical rule about the rate of a minute, but for what is said otherwise. */
export const rule = (input: Partial<AlertRuleInput> & { id: string }) =>
  alertRuleSchema.parse({
    name: { zh: '规则', en: 'Rule' },
    metric: 'connectRate',
    windows: ['1m'],
    raise: { below: 0.9 },
    severity: 'critical',
    channels: ['popup', 'wall'],
    ...input,
  });

/** A page that follows the alerts of a rig's station, and other topics, and asks. */
export function alertDesk(rig: Rig, who: Person = manager, more: readonly Topic[] = []) {
  const topics: readonly Topic[] = [...alertTopics, ...more];
  const [near, far] = memoryWire<StationToViewerFrame, ViewerFrame>();
  const cells: Record<string, Record<string, unknown>> = {};
  const waiting = new Map<number, (frame: StationToViewerFrame) => void>();
  let asked = 0;
  far.onFrame((frame) => {
    if (frame.t === 'ping') far.send({ ...frame, t: 'pong' });
    if (frame.t === 'answer' || frame.t === 'refusal') waiting.get(frame.id)?.(frame);
    if (frame.t !== 'snapshot' && frame.t !== 'delta') return;
    for (const topic of topics) {
      if (frame.t === 'snapshot') cells[topic] = { ...frame.topics[topic] };
      else Object.assign(cells[topic]!, frame.topics[topic]?.set);
      for (const key of frame.t === 'delta' ? (frame.topics[topic]?.del ?? []) : [])
        delete cells[topic]![key];
    }
    far.send({ t: 'ack', n: frame.n });
  });
  rig.station.openViewer(near, who);
  far.send({ t: 'follow', topics: [...topics] });
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 4; i++) await new Promise(setImmediate);
  };
  return {
    settle,
    /** The cells of a topic as the page has them. */
    async cells<T extends Topic>(topic: T): Promise<Partial<Topics[T]>> {
      await settle();
      return (cells[topic] ?? {}) as Partial<Topics[T]>;
    },
    async alerts(): Promise<Alert[]> {
      await settle();
      return Object.values(cells['alerts'] ?? {}) as Alert[];
    },
    async notes(): Promise<AlertNote[]> {
      await settle();
      return Object.values(cells['alertNotes'] ?? {}) as AlertNote[];
    },
    async notices(): Promise<Notice[]> {
      await settle();
      return Object.values(cells['notices'] ?? {}) as Notice[];
    },
    async load(): Promise<AlarmLoad> {
      await settle();
      return cells['alarmLoad']?.['load'] as AlarmLoad;
    },
    /** The answer, or the refusal as an error. */
    async ask(name: string, args: object = {}): Promise<unknown> {
      const id = ++asked;
      const frame = await new Promise<StationToViewerFrame>((done) => {
        waiting.set(id, done);
        far.send({ t: 'ask', id, name, args });
      });
      await settle();
      if (frame.t === 'refusal') throw new Error(`${frame.code}: ${frame.why}`);
      return frame.t === 'answer' ? frame.value : undefined;
    },
  };
}

/** The journal of a rig, oldest first, as `kind rule scope`. */
export function journalOf(rig: Rig, more: Partial<JournalQuery> = {}): JournalEntry[] {
  const query = { rules: [], severities: [], kinds: [], text: '', limit: 10_000, ...more };
  const reader = openReader(rig.folder);
  try {
    return reader.journal(query).toReversed();
  } finally {
    reader.close();
  }
}
