import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

/** The built pages. */
export const pages = join(import.meta.dirname, '..', '..', 'dist', 'renderer');
const whole = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
/** Without windows of its own, where there is such a one: pages are the same, and open in half the time. */
const shell = process.env['HEADLESS_PATH'] ?? whole;
/** False where the suites of the wall cannot run. */
export const ready = existsSync(whole) && existsSync(join(pages, 'index.html'));

/** Says in the run's output what is left out when the suites of the wall cannot run. */
export function sayWhenSkipped(what: string): void {
  if (!ready) console.log(`skip: ${what} (no Chromium, or the pages are not built)`);
}

/**
 * A real browser, headless, drawing in software. @param wants `window`: also what needs one, such as the question whether a page
 * may notify
 */
export function openBrowser(wants: 'pages' | 'window' = 'pages'): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--headless=new',
    '--disable-gpu',
    '--hide-scrollbars',
    '--disable-background-networking',
  ];
  return chromium.launch({ executablePath: wants === 'window' ? whole : shell, args });
}

/**
 * Everything about a page that nobody should see: console warnings and errors, exceptions, dialogs, requests to other
 * machines. The list grows while the page lives.
 */
export function watchTroubles(page: Page): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'log') troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (fault) => troubles.push(`page: ${fault.message}`));
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== '127.0.0.1') troubles.push(`outside: ${request.url()}`);
  });
  return troubles;
}

/** What Chromium itself writes about a station that is away on purpose: of the wire, and of the question for a session. */
export function isCutWire(trouble: string): boolean {
  if (/^error: Failed to load resource: net::ERR_(CONNECTION_|EMPTY_RESPONSE|SOCKET_)/.test(trouble))
    return true;
  return /^(error|warning): WebSocket connection to 'ws:\/\/127\.0\.0\.1:\d+\/live' failed/.test(trouble);
}
