import type { App, BrowserWindow, WebContents } from 'electron';
import { expectTypeOf, test } from 'vitest';
import type * as offered from './electron.ts';
import type { Members } from './strict.ts';

type Offered = typeof offered;
type Real = typeof Electron.CrossProcessExports;

/** Whether something may be handed to `standIn` as a part of `Of`. */
type Passes<Given, Of> = Given extends Members<Of> ? true : false;

/*
 * Held by the type checker, which runs over this file like over any other: whatever `standIn` and `standInClass` are
 * given has to be a part of Electron's own type, and what they make has that type.
 */
test('the stand-in invents no API: what it offers has the types of electron.d.ts', () => {
  expectTypeOf<Exclude<keyof Offered, keyof Real>>().toEqualTypeOf<never>();
  expectTypeOf<Offered>().toExtend<Pick<Real, keyof Offered & keyof Real>>();
});

test('a member with another signature, or one that Electron does not have, is no part of a stand-in', () => {
  expectTypeOf<Passes<{ getName(): string }, App>>().toEqualTypeOf<true>();
  expectTypeOf<Passes<{ getName(): number }, App>>().toEqualTypeOf<false>();
  expectTypeOf<Passes<{ setKiosk(on: string): void }, BrowserWindow>>().toEqualTypeOf<false>();
  expectTypeOf<Exclude<'getNames', keyof Members<App>>>().toEqualTypeOf<'getNames'>();
  expectTypeOf<Exclude<'sendAll', keyof Members<WebContents>>>().toEqualTypeOf<'sendAll'>();
});
