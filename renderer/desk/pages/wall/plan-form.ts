import { DISPLAY_LIMITS } from '../../../../shared/model/display.ts';
import type { DisplayCell, DisplayPlan } from '../../../../shared/model/display.ts';
import { sceneNames, STOP_SECONDS } from '../../../../shared/model/scene.ts';
import type { SceneName, Stop } from '../../../../shared/model/scene.ts';

/** A stop as it is typed. */
export interface StopForm {
  /** Tells rows apart. */
  key: number;
  scene: SceneName;
  seconds: string;
}

/** A plan as it is typed. */
export interface PlanForm extends Omit<DisplayPlan, 'name' | 'stops'> {
  name: string;
  stops: StopForm[];
}

/** The plan there is; where there is none, what the display shows now. */
export function planFormOf(plan: DisplayPlan | null, display: DisplayCell | undefined): PlanForm {
  const open = { pinned: false, theme: null, language: null, sound: null };
  const { name, stops, ...rest } = plan ?? { name: null, stops: display?.stops ?? [], ...open };
  return { ...rest, name: name ?? '', stops: stops.map(stopFormOf) };
}

function stopFormOf({ scene, seconds }: Stop, key: number): StopForm {
  return { key, scene, seconds: String(seconds) };
}

/** The plan that a form stands for; null while a number in it is none. */
export function planOf({ name, stops, ...rest }: PlanForm): DisplayPlan | null {
  if (stops.some((stop) => !isSeconds(stop.seconds))) return null;
  return {
    ...rest,
    name: name.trim() === '' ? null : name.trim(),
    stops: stops.map(({ scene, seconds }) => ({ scene, seconds: Number(seconds) })),
  };
}

/** Whether a scene may stay for so long. */
export function isSeconds(text: string): boolean {
  const seconds = text.trim() === '' ? Number.NaN : Number(text);
  return seconds >= STOP_SECONDS.shortest && seconds <= STOP_SECONDS.longest;
}

/** One more stop: the first scene that is not there yet; the same list where it is full. */
export function withOneMore(stops: readonly StopForm[]): StopForm[] {
  if (stops.length >= DISPLAY_LIMITS.stops) return [...stops];
  const scene = sceneNames.find((name) => stops.every((stop) => stop.scene !== name)) ?? sceneNames[0];
  const key = 1 + Math.max(-1, ...stops.map((stop) => stop.key));
  return [...stops, { key, scene, seconds: String(STOP_SECONDS.usual) }];
}

/** The list with one of it elsewhere; the same where that is no place in it. */
export function movedTo<T>(list: readonly T[], from: number, to: number): T[] {
  const [taken] = list.slice(from, from + 1);
  if (taken === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(from, 1).toSpliced(to, 0, taken);
}

/** The address of a wall that shows this, as a picture of it. */
export function previewAddress(
  shown: Pick<DisplayCell, 'stops' | 'pinned' | 'scene' | 'language' | 'theme'>,
): string {
  const stops = shown.pinned ? [{ scene: shown.scene, seconds: STOP_SECONDS.usual }] : shown.stops;
  const query = new URLSearchParams({
    scenes: stops.map(({ scene, seconds }) => `${scene}:${seconds}`).join(','),
    lang: shown.language,
    theme: shown.theme,
    preview: '',
  });
  return `/?${query.toString()}`;
}
