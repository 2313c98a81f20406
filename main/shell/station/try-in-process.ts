import { utilityProcess } from 'electron';
import type { ConnectionAnswer, ConnectionTry } from '../../../shared/contract/bridge.ts';
import type { FromStation, ToStation } from '../../../shared/contract/station-process.ts';
import type { Language } from '../../../shared/words/words.ts';
import { stationProgram } from './station-process.ts';

/** Tries a connection in a process of its own: nothing from a network comes into the one that owns the windows. */
export function tryInProcess(what: ConnectionTry, language: Language): Promise<ConnectionAnswer> {
  const child = utilityProcess.fork(stationProgram, [], { serviceName: 'callwall-try' });
  return new Promise((done) => {
    child.on('spawn', () => child.postMessage({ t: 'try', what, language } satisfies ToStation));
    child.on('message', (message: FromStation) => {
      if (message.t !== 'tried') return;
      done(message.answer);
      child.kill();
    });
    child.on('exit', () => done({ ok: false, fault: 'the test ended without an answer: try again' }));
  });
}
