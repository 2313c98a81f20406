import { describe, expect, it } from 'vitest';
import type { AccessRequest, AccessRules } from './access.ts';
import { bearerToken, hostAllowed, isLoopback, judgeFeed, matchingTokens, originAllowed } from './access.ts';

const rules: AccessRules = {
  tokens: [],
  origins: ['https://wall.example'],
  hosts: ['Hub.example'],
  listenHost: '127.0.0.1',
};
const pbx = { token: 'pbx-secret', sources: ['pbx-1', 'pbx-2'], viewer: false };
const viewer = { token: 'wall-secret', sources: [], viewer: true };

function request(headers: AccessRequest['headers'], more: Partial<AccessRequest> = {}): AccessRequest {
  return {
    headers: { host: '127.0.0.1:8138', ...headers },
    remoteAddress: '127.0.0.1',
    localAddress: '127.0.0.1',
    ...more,
  };
}

describe('the Host header', () => {
  it.each([
    ['127.0.0.1:8138', true],
    ['localhost', true],
    ['LocalHost:1', true],
    ['[::1]:8138', true],
    ['hub.example:443', true],
    ['hub.example.', true],
    ['localhost.evil.example', false],
    ['evil.example', false],
    ['127.0.0.1@evil.example', false],
    ['127.0.0.1:8138/path', false],
    ['127.0.0.2', false],
    ['192.168.1.5', false],
    ['', false],
    [undefined, false],
    ['::1', false],
  ])('%s: %s', (header, allowed) => {
    expect(hostAllowed(header, rules, '127.0.0.1')).toBe(allowed);
  });

  it.each([
    ['10.0.0.7:8138', '10.0.0.7', true],
    ['10.0.0.7', '::ffff:10.0.0.7', true],
    ['10.0.0.8', '10.0.0.7', false],
    ['rebound.example', '10.0.0.7', false],
    ['[fe80::1]', 'fe80::1', true],
  ])('with every interface bound, %s by %s: %s', (header, localAddress, allowed) => {
    expect(hostAllowed(header, { hosts: [], listenHost: '0.0.0.0' }, localAddress)).toBe(allowed);
  });
});

describe('the Origin header', () => {
  it.each([
    [undefined, undefined, true],
    ['https://wall.example', undefined, true],
    ['https://wall.example:443', undefined, true],
    ['http://wall.example', undefined, false],
    ['https://wall.example.evil', undefined, false],
    ['null', undefined, false],
    ['', undefined, false],
    ['http://127.0.0.1:8138', undefined, false],
    ['http://127.0.0.1:8138', '127.0.0.1:8138', true],
    ['http://127.0.0.1:9999', '127.0.0.1:8138', false],
    ['http://localhost:8138', '127.0.0.1:8138', false],
    ['file://', undefined, false],
  ])('%s, seen at %s: %s', (origin, sameHost, allowed) => {
    expect(originAllowed(origin, rules, sameHost)).toBe(allowed);
  });
});

describe('loopback addresses', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['::1', true],
    ['[::1]', true],
    ['::ffff:127.0.0.1', true],
    ['localhost', true],
    ['127.0.0.1.evil', false],
    ['10.0.0.1', false],
    ['0.0.0.0', false],
    ['::', false],
    [undefined, false],
  ])('%s: %s', (address, loopback) => {
    expect(isLoopback(address)).toBe(loopback);
  });
});

describe('bearer tokens', () => {
  it.each([
    ['Bearer abc', 'abc'],
    ['bearer  abc ', 'abc'],
    ['Basic abc', null],
    ['Bearer', null],
    ['Bearer a b', null],
    [undefined, null],
  ])('%s is read as %s', (header, token) => {
    expect(bearerToken(header)).toBe(token);
  });

  it('match whole, not by prefix, and every entry with that token counts', () => {
    const again = { ...pbx, sources: ['pbx-3'] };
    expect(matchingTokens('pbx-secret', [pbx, viewer, again])).toEqual([pbx, again]);
    expect(matchingTokens('pbx-secre', [pbx, viewer])).toEqual([]);
    expect(matchingTokens('', [pbx, viewer])).toEqual([]);
  });
});

describe('a request for /feed', () => {
  const withTokens: AccessRules = { ...rules, tokens: [pbx, viewer] };

  it.each<[string, AccessRequest, AccessRules, 'any' | string[] | 401 | 403 | 421]>([
    ['loopback without tokens is let in', request({}), rules, 'any'],
    ['a needless token does not hurt', request({ authorization: 'Bearer x' }), rules, 'any'],
    ['another machine needs a token', request({}, { remoteAddress: '10.0.0.9' }), rules, 401],
    ['bound beyond loopback needs a token', request({}), { ...rules, listenHost: '0.0.0.0' }, 401],
    ['a proxy in front is not loopback', request({ 'x-forwarded-for': '10.0.0.9' }), rules, 401],
    ['nor is one that says so otherwise', request({ forwarded: 'for=10.0.0.9' }), rules, 401],
    ['nor one that only names itself', request({ via: '1.1 proxy' }), rules, 401],
    ['nor one that says but for whom', request({ host: 'hub.example' }), rules, 401],
    ['this machine by another of its names', request({ host: '[::1]:8138' }), rules, 'any'],
    ['configured tokens are needed on loopback too', request({}), withTokens, 401],
    ['an unknown token', request({ authorization: 'Bearer nope' }), withTokens, 401],
    ['a token for viewers feeds nothing', request({ authorization: 'Bearer wall-secret' }), withTokens, 401],
    [
      'a known token speaks for its sources',
      request({ authorization: 'Bearer pbx-secret' }),
      withTokens,
      ['pbx-1', 'pbx-2'],
    ],
    [
      'a foreign host name comes before the token',
      request({ host: 'evil.example', authorization: 'Bearer pbx-secret' }),
      withTokens,
      421,
    ],
    ['a foreign origin', request({ origin: 'https://evil.example' }), rules, 403],
    ['our own page is not a source either', request({ origin: 'http://127.0.0.1:8138' }), rules, 403],
    ['a listed origin', request({ origin: 'https://wall.example' }), rules, 'any'],
  ])('%s', (_name, given, under, expected) => {
    const access = judgeFeed(given, under);
    const seen = access.ok ? (access.allowed ?? 'any') : access.status;
    expect(seen).toEqual(expected);
  });
});
