import type { SetupState } from '../../shared/contract/bridge.ts';
import type { SceneName } from '../../shared/model/scene.ts';
import type { MachineSettings, SetupInput } from '../../shared/model/machine.ts';
import type { SettingsInput } from '../../shared/model/settings.ts';
import type { Language } from '../../shared/words/words.ts';
import { readPlaylist } from '../wall/playlist.ts';
import { type SourceForm, sourceFormOf } from './source-form.ts';

/** A scene of a playlist as it is typed; `key` tells rows apart. */
export interface StopForm {
  key: number;
  scene: SceneName;
  seconds: string;
}

/** What a display is to show. `on`: it is a wall (asked only where the machine is a desk as well). */
export interface DisplayForm {
  display: string;
  on: boolean;
  stops: StopForm[];
}

/** Everything the assistant asks for, as it is typed: nothing is lost by going back or by a choice that is taken back. */
export interface SetupForm {
  /** What the shell told at the start; what is not asked for is handed on from here. */
  given: SetupState;
  role: MachineSettings['role'];
  language: Language;
  theme: MachineSettings['theme'];
  origin: 'own' | 'follow';
  sources: SourceForm[];
  /** Who may dial in: programs of this machine, or others as well. */
  reach: 'machine' | 'network';
  port: string;
  /** A source that dials in from another machine, and the token it gets. */
  dialId: string;
  dialToken: string;
  followUrl: string;
  followToken: string;
  centre: string;
  zone: string;
  displays: DisplayForm[];
  pin: string;
  pinAgain: string;
  autostart: boolean;
}

const USUAL_PORT = '8138';
const loopback = ['127.0.0.1', 'localhost', '::1'];

/** The form as it is first shown: the settings in force, else what most centres want. @param language of the system */
export function formOf(given: SetupState, language: Language): SetupForm {
  const machine: SetupInput['machine'] = given.current?.machine ?? {};
  const station = given.current?.station ?? {};
  return {
    given,
    role: machine.role ?? 'both',
    language: machine.language ?? language,
    theme: machine.theme ?? 'dark',
    origin: machine.follow === undefined ? 'own' : 'follow',
    sources: (station.sources ?? []).map((source, key) => sourceFormOf(source, key)),
    reach: isLoopback(station.listen?.host) ? 'machine' : 'network',
    port: String(station.listen?.port ?? USUAL_PORT),
    dialId: '',
    dialToken: '',
    followUrl: machine.follow?.url ?? '',
    followToken: '',
    centre: station.centre ?? '',
    zone: station.zone ?? given.zone,
    displays: displaysOf(given),
    pin: '',
    pinAgain: '',
    // A machine that is set up for the first time is to be there again after a power cut.
    autostart: given.canAutostart && (machine.autostart ?? given.current === null),
  };
}

/** Whether a hub that listens there is reached from its own machine only. */
export function isLoopback(host = '127.0.0.1'): boolean {
  return loopback.includes(host);
}

/** Tokens by which sources may dial in already. */
export function dialTokens({ given }: SetupForm): NonNullable<SettingsInput['tokens']> {
  return (given.current?.station?.tokens ?? []).filter(({ sources = [] }) => sources.length > 0);
}

function displaysOf({ displays, current }: SetupState): DisplayForm[] {
  const chosen = new Map(current?.machine.displays?.map(({ display, scenes }) => [display, scenes]));
  return displays.map(({ display, primary }) => ({
    display,
    // At the first start the desk keeps the main display where there is another one.
    on: current === null ? !primary || displays.length === 1 : chosen.has(display),
    stops: stopsOf(chosen.get(display) ?? 'overview'),
  }));
}

function stopsOf(scenes: string): StopForm[] {
  const { stops } = readPlaylist(new URLSearchParams({ scenes }));
  const shown = stops.length > 0 ? stops : readPlaylist(new URLSearchParams()).stops;
  return shown.map(({ scene, seconds }, key) => ({ key, scene, seconds: String(seconds) }));
}
