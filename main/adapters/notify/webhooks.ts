import { join } from 'node:path';
import type { Fault } from '../../../shared/model/fault.ts';
import type { Settings, WebhookSettings } from '../../../shared/model/settings.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { createWords } from '../../../shared/words/words.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Clock, Log } from '../../station/ports.ts';
import { happeningsOf, hookEvent } from './hook-event.ts';
import type { AlertBoard, Telling } from './hook-event.ts';
import { summaryHookEvent } from './hook-summary.ts';
import type { ToldSummary } from './hook-summary.ts';
import { openHookOutbox } from './hook-outbox.ts';
import { runHook } from './run-hook.ts';
import type { HookHealth, RunningHook } from './run-hook.ts';

export interface WebhooksParts {
  settings: Settings;
  /** The station's data folder; the outbox is a file of it. */
  folder: string;
  clock: Clock;
  log: Log;
  /** Told all open problems of the web-hooks whenever they are others. */
  onFaults(faults: Fault[]): void;
}

interface Hook {
  hook: WebhookSettings;
  words: Words;
  running: RunningHook;
  /** Ids of what the board showed when it was looked at last. */
  seen: ReadonlySet<string>;
}

/** All web-hooks of a station. */
export interface Webhooks {
  /** Tells whatever is new on the board. `now`: the centre's, epoch ms. */
  tell(board: AlertBoard, now: number): void;
  /** Tells those of the settings that a summary was written; what was told before is not told again. */
  tellSummary(summary: ToldSummary): void;
  health(): HookHealth[];
  /** Resolves when nothing is under way any more; what is left is sent after the next start. */
  close(): Promise<void>;
}

/** Starts the web-hooks of the settings. @throws Error when their outbox cannot be opened */
export function startWebhooks(parts: WebhooksParts): Webhooks {
  const { settings, clock, log } = parts;
  const outbox = openHookOutbox(join(parts.folder, 'webhooks.db'), clock.now());
  const zone = createZone(settings.zone);
  const centre = settings.brand.name ?? settings.centre;
  const hooks: Hook[] = [];
  const faults = (): Fault[] => hooks.flatMap(({ running }) => faultOf(running.health()));
  const changed = (): void => parts.onFaults(faults());
  for (const hook of settings.webhooks) {
    const words = createWords(hook.language, settings.words);
    const running = runHook({ hook, centre, words, outbox, clock, log, changed });
    hooks.push({ hook, words, running, seen: new Set() });
  }
  return {
    tell(board, now) {
      for (const hook of hooks) tellNew(hook, board, { words: hook.words, zone, now });
    },
    tellSummary(summary) {
      const told = hooks.filter(({ hook }) => settings.summaries.webhooks.includes(hook.id));
      for (const { hook, words, running } of told)
        running.tell([summaryHookEvent(words, hook.language, summary, settings.summaries.link)]);
    },
    health: () => hooks.map(({ running }) => running.health()),
    async close() {
      await Promise.all(hooks.map(({ running }) => running.stop()));
      outbox.close();
    },
  };
}

/** What was on the board before is not put into words again, let alone looked up. */
function tellNew(to: Hook, board: AlertBoard, telling: Telling): void {
  const happenings = happeningsOf(board, to.hook);
  const fresh = happenings.filter(({ id }) => !to.seen.has(id));
  const kept = to.running.tell(fresh.map((each) => hookEvent(each, board.alerts, telling)));
  if (kept) to.seen = new Set(happenings.map(({ id }) => id));
}

function faultOf({ id, trouble }: HookHealth): Fault[] {
  if (trouble === null) return [];
  return [
    {
      code: 'webhook-failed',
      severity: 'warning',
      subject: id,
      words: 'fault.webhook-failed',
      params: { hook: id },
      tip: 'fault.webhook-failed.tip',
      since: trouble.since,
      cause: trouble.why,
    },
  ];
}
