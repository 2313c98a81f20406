import type { SetupInput } from '../../shared/model/machine.ts';
import type { SettingsInput } from '../../shared/model/settings.ts';
import { type DisplayForm, isLoopback, type SetupForm } from './form.ts';
import { numberOf, sourceOf } from './source-form.ts';

/** The setup that a form asks for. What the assistant does not ask for stays as it was. */
export function setupOf(form: SetupForm): SetupInput {
  const { role, language, theme, autostart, pin } = form;
  const before = form.given.current;
  return {
    version: 1,
    machine: {
      version: 1,
      role,
      language,
      theme,
      displays: displaysOf(form),
      autostart,
      ...(before?.machine.updates !== undefined && { updates: before.machine.updates }),
      ...(pin !== '' && asksForPin(form) && { pin }),
      ...(form.origin === 'follow' && { follow: followOf(form) }),
    },
    ...(form.origin === 'own' && { station: stationOf(form, before?.station ?? {}) }),
  };
}

/** A desk is an ordinary window: it is closed like any other. */
export function asksForPin({ role }: SetupForm): boolean {
  return role !== 'desk';
}

/** The displays that are walls. */
export function wallsOf({ role, displays }: SetupForm): DisplayForm[] {
  if (role === 'desk') return [];
  return role === 'wall' ? displays : displays.filter(({ on }) => on);
}

/** The station that is followed, with its token where one is typed. */
export function followOf({ followUrl, followToken }: SetupForm): { url: string; token?: string } {
  const token = followToken.trim();
  return { url: followUrl.trim(), ...(token !== '' && { token }) };
}

/** Whether the stored token of the followed station goes on being used. */
export function keepsFollowToken({ given, followUrl, followToken }: SetupForm): boolean {
  const before = given.current?.machine.follow?.url;
  return given.keeps.followToken && followToken.trim() === '' && followUrl.trim() === before;
}

/** `overview:20,slots:15`, as the wall's address has it. */
export function scenesOf({ stops }: DisplayForm): string {
  return stops.map(({ scene, seconds }) => `${scene}:${seconds.trim()}`).join(',');
}

function displaysOf(form: SetupForm): NonNullable<SetupInput['machine']['displays']> {
  const here = new Set(form.displays.map(({ display }) => display));
  // A display that is unplugged now keeps what it shows.
  const away = (form.given.current?.machine.displays ?? []).filter(({ display }) => !here.has(display));
  return [...wallsOf(form).map((wall) => ({ display: wall.display, scenes: scenesOf(wall) })), ...away];
}

function stationOf(form: SetupForm, before: SettingsInput): SettingsInput {
  const id = form.dialId.trim();
  const token = form.dialToken.trim();
  const added = dialsIn(form) && token !== '' ? [{ token, sources: [id] }] : [];
  return {
    ...before,
    version: 1,
    centre: form.centre.trim(),
    zone: form.zone.trim(),
    listen: { host: hostOf(form, before.listen?.host), port: numberOf(form.port) },
    sources: form.sources.map(sourceOf),
    ...((before.tokens !== undefined || added.length > 0) && {
      tokens: [...(before.tokens ?? []), ...added],
    }),
  };
}

/** Whether a source of another machine is to get a token. */
export function dialsIn({ reach, dialId, dialToken }: SetupForm): boolean {
  return reach === 'network' && (dialId.trim() !== '' || dialToken.trim() !== '');
}

/** An address that was chosen with care, such as one of two networks, stays. */
function hostOf({ reach }: SetupForm, before: string | undefined): string {
  if (isLoopback(before) === (reach === 'machine') && before !== undefined) return before;
  return reach === 'machine' ? '127.0.0.1' : '0.0.0.0';
}
