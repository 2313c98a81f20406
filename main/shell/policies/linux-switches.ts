/**
 * Chromium's switches for this Linux session. A Wayland session does not let a program place its windows, so a machine
 * with walls runs on XWayland, unless somebody chose otherwise.
 */
export function linuxSwitches(
  env: NodeJS.ProcessEnv,
  args: readonly string[],
  platform: NodeJS.Platform,
): Record<string, string> {
  const wayland = env['XDG_SESSION_TYPE'] === 'wayland' || env['WAYLAND_DISPLAY'] !== undefined;
  const chosen = args.some((arg) => arg.startsWith('--ozone-platform'));
  if (platform !== 'linux' || !wayland || chosen || env['DISPLAY'] === undefined) return {};
  return { 'ozone-platform': 'x11' };
}
