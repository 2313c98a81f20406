import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLogo } from './read-logo.ts';

function read(content: string | Buffer, name = 'logo.svg') {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-logo-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), content);
  return readLogo(join(folder, name));
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1z"/></svg>';

test.each([
  ['image/svg+xml', svg],
  ['image/svg+xml', `\uFEFF<?xml version="1.0"?>\n<!-- a <svg> -->\n<!DOCTYPE svg PUBLIC "x" "y">\n${svg}\n`],
  ['image/png', Buffer.from('89504e470d0a1a0a0000', 'hex')],
  ['image/jpeg', Buffer.from('ffd8ffe000', 'hex')],
  ['image/webp', Buffer.from('RIFF\u0001\u0001\u0001\u0001WEBPVP8 ', 'latin1')],
])('%s is told by its content, whatever the file is called', (type, content) => {
  expect(read(content, 'logo.txt')).toMatchObject({ type });
});

test.each([
  ['a page', '<!doctype html><html><body><svg xmlns="http://www.w3.org/2000/svg"></svg></body></html>'],
  ['a script', 'alert("<svg>")'],
  ['an SVG without its namespace, which no <img> shows', '<svg viewBox="0 0 1 1"></svg>'],
  ['half an SVG', svg.slice(0, -8)],
  ['a GIF', 'GIF89a'],
  ['nothing', ''],
  ['another text', Buffer.from([0xff, 0xfe, 0x3c, 0x00])],
])('%s is none, and the file is named', (_what, content) => {
  expect(read(content)).toMatch(/logo\.svg is no SVG, PNG, JPEG or WebP file by its content: give one/);
});

test('a file that is not there, not a file or too large is named with what to do', () => {
  expect(readLogo('/nowhere/logo.png')).toBe('there is no file /nowhere/logo.png: check the path');
  expect(readLogo(tmpdir())).toContain('is not a file: give the path');
  expect(read(svg.padEnd((512 << 10) + 1))).toContain('has 513 KiB, at most 512 are shown');
});
