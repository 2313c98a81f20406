import { accountSchema } from '../../../shared/model/account.ts';
import type { Words } from '../../../shared/words/words.ts';

/** A form's rule for accounts, told before the station would. */
export function accountRule({ say }: Words) {
  return {
    validator: (_rule: unknown, typed: string | undefined) =>
      typed === undefined || typed === '' || accountSchema.safeParse(typed).success
        ? Promise.resolve()
        : Promise.reject(new Error(say('people.account.rule'))),
  };
}
