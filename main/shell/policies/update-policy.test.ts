import { describe, expect, it } from 'vitest';
import { updatePolicy } from './update-policy.ts';

const at = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe('when an update is installed', () => {
  it.each([
    ['in the window', '03:00', '04:00', '03:00', false, false, 'install'],
    ['before it', '03:00', '04:00', '02:59', false, false, 'wait'],
    ['at its end', '03:00', '04:00', '04:00', false, false, 'wait'],
    ['in one over midnight, before', '23:30', '00:30', '23:45', false, false, 'install'],
    ['in one over midnight, after', '23:30', '00:30', '00:15', false, false, 'install'],
    ['outside of one over midnight', '23:30', '00:30', '12:00', false, false, 'wait'],
    ['in one that is the whole day', '00:00', '00:00', '12:00', false, false, 'install'],
    ['when the application is ended', '03:00', '04:00', '12:00', false, true, 'install'],
    ['in the window while something urgent is open', '03:00', '04:00', '03:30', true, false, 'wait'],
    ['at the end while something urgent is open', '03:00', '04:00', '12:00', true, true, 'wait'],
  ])('%s', (_what, from, to, time, urgent, quitting, answer) => {
    expect(updatePolicy({ window: { from, to }, local: at(time), urgent, quitting })).toBe(answer);
  });
});
