import type { Words } from '../../shared/words/words.ts';
import type { SetupForm } from './form.ts';

/** Where call systems dial this machine's station. A page does not know its machine's address in the network. */
export function dialAddress({ reach, port }: SetupForm, { say }: Words): string {
  const host = reach === 'machine' ? '127.0.0.1' : `<${say('setup.dial.thisMachine')}>`;
  return `ws://${host}:${port.trim()}/feed`;
}
