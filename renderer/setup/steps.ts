import type { SetupForm } from './form.ts';
import { asksForPin } from './setup-of.ts';

/** Steps of the assistant, in their order. */
export const steps = ['machine', 'figures', 'centre', 'displays', 'exit', 'summary'] as const;
export type Step = (typeof steps)[number];

/** Steps that a form has: nobody is asked what does not concern this machine. */
export function stepsOf(form: SetupForm): Step[] {
  const asked: Record<Step, boolean> = {
    machine: true,
    figures: true,
    // A followed station has a name and a zone of its own.
    centre: form.origin === 'own',
    displays: form.role !== 'desk',
    exit: asksForPin(form) || form.given.canAutostart,
    summary: true,
  };
  return steps.filter((step) => asked[step]);
}

/** Where a key of the setup is asked for; the first that fits. */
const places: readonly (readonly [prefix: string, step: Step])[] = [
  ['machine.role', 'machine'],
  ['machine.language', 'machine'],
  ['machine.theme', 'machine'],
  ['machine.follow', 'figures'],
  ['station.sources', 'figures'],
  ['station.listen', 'figures'],
  ['station.tokens', 'figures'],
  ['dial', 'figures'],
  ['station.centre', 'centre'],
  ['station.zone', 'centre'],
  ['machine.displays', 'displays'],
  ['machine.pin', 'exit'],
  ['machine.pinAgain', 'exit'],
  ['machine.autostart', 'exit'],
];

/** The step at which a problem is shown; what is asked for nowhere is shown at the end. */
export function stepOf(path: string, form: SetupForm): Step {
  const place = places.find(([prefix]) => path === prefix || path.startsWith(`${prefix}.`));
  const step = place?.[1] ?? 'summary';
  return stepsOf(form).includes(step) ? step : 'summary';
}

/** `station.sources[0].url` as the form has it: `station.sources.0.url`. */
export function plainPath(path: string): string {
  return path.replace(/\[(\d+)\]/g, '.$1');
}

/** The step before or after one; itself at the ends. */
export function neighbour(form: SetupForm, step: Step, by: 1 | -1): Step {
  const all = stepsOf(form);
  return all[all.indexOf(step) + by] ?? step;
}

const fields = [
  /^machine\.(role|language|theme|pin|pinAgain|follow\.(url|token)|displays(\.\d+\.scenes(\.\d+)?)?)$/,
  /^station\.(centre|zone|listen\.port|sources\.\d+\.(id|url|token|host|port|user|secret|queueLog))$/,
  /^dial\.(id|token)$/,
];

/** Whether a place of the setup has a field of its own, at which a problem is shown. */
export function hasField(path: string): boolean {
  return fields.some((field) => field.test(path));
}
