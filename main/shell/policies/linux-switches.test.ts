import { describe, expect, it } from 'vitest';
import { linuxSwitches } from './linux-switches.ts';

const x11 = { 'ozone-platform': 'x11' };
const wayland = { XDG_SESSION_TYPE: 'wayland', DISPLAY: ':0' };

describe('switches for a Linux session', () => {
  it.each([
    ['Wayland with XWayland', wayland, [], 'linux', x11],
    ['Wayland by its socket', { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }, [], 'linux', x11],
    ['Wayland alone', { XDG_SESSION_TYPE: 'wayland' }, [], 'linux', {}],
    ['X11', { XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' }, [], 'linux', {}],
    ['somebody’s own choice', wayland, ['--ozone-platform=wayland'], 'linux', {}],
    ['another system', wayland, [], 'win32', {}],
  ] as const)('%s', (_what, env, args, platform, expected) => {
    expect(linuxSwitches(env, args, platform)).toEqual(expected);
  });
});
