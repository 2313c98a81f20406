import { describe, expect, it } from 'vitest';
import {
  isOwnPage,
  navigationPolicy,
  permissionPolicy,
  requestPolicy,
  windowOpenPolicy,
} from './navigation-policy.ts';

const foreign = [
  'https://example.com/',
  'http://127.0.0.1:8138/',
  'file:///etc/passwd',
  'app://callwall.example.com/index.html',
  'app://other/index.html',
  'app://callwall@example.com/',
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'about:blank',
  'callwall://desk',
  'nonsense',
  '',
];

describe('where pages may go', () => {
  it.each(foreign)('not to %s', (address) => {
    expect([isOwnPage(address), navigationPolicy(address)]).toEqual([false, 'deny']);
  });
  it.each(['app://callwall/index.html', 'app://callwall/?scene=slots#x', 'APP://callwall/setup.html'])(
    'to %s',
    (address) => {
      expect([isOwnPage(address), navigationPolicy(address)]).toEqual([true, 'allow']);
    },
  );
});

describe('windows that pages want', () => {
  it.each([
    ['https://example.com/', 'desk', 'outside'],
    ['https://example.com/', 'wall', 'deny'],
    ['https://example.com/', 'setup', 'deny'],
    ['http://example.com/', 'desk', 'deny'],
    ['file:///etc/passwd', 'desk', 'deny'],
    ['javascript:alert(1)', 'desk', 'deny'],
    ['app://callwall/index.html', 'desk', 'deny'],
  ] as const)('%s from a %s: %s', (address, kind, answer) => {
    expect(windowOpenPolicy(address, kind)).toBe(answer);
  });
});

describe('permissions', () => {
  it.each([
    ['notifications', 'app://callwall/index.html', true],
    ['fullscreen', 'app://callwall/', true],
    ['media', 'app://callwall/', false],
    ['geolocation', 'app://callwall/', false],
    ['clipboard-read', 'app://callwall/', false],
    ['display-capture', 'app://callwall/', false],
    ['openExternal', 'app://callwall/', false],
    ['hid', 'app://callwall/', false],
    ['notifications', 'https://example.com/', false],
    ['notifications', '', false],
  ])('%s for %s: %s', (permission, askedBy, granted) => {
    expect(permissionPolicy(permission, askedBy)).toBe(granted);
  });
});

describe('requests of pages', () => {
  it.each([
    ['app://callwall/assets/index.js', false, 'allow'],
    ['data:image/png;base64,AA', false, 'allow'],
    ['blob:app://callwall/1', false, 'allow'],
    ['app://other/index.js', false, 'cancel'],
    ['https://example.com/x.js', false, 'cancel'],
    ['http://127.0.0.1:8138/live', false, 'cancel'],
    ['ws://127.0.0.1:8138/live', false, 'cancel'],
    ['file:///etc/passwd', false, 'cancel'],
    ['devtools://devtools/bundled/x.js', false, 'cancel'],
    ['devtools://devtools/bundled/x.js', true, 'allow'],
    ['nonsense', false, 'cancel'],
  ])('%s (developing: %s): %s', (address, developing, answer) => {
    expect(requestPolicy(address, developing)).toBe(answer);
  });
});
