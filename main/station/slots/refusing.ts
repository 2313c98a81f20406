import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';

/** Makes a report; one that is refused with a plain Error for people, because such figures are not kept, is an AskRefusal. */
export function refusing<T>(make: () => T): T {
  try {
    return make();
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'Error' && !('code' in fault))
      throw new AskRefusal('refused', fault.message);
    throw fault;
  }
}
