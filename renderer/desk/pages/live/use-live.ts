import { useAddress } from '../../use-address.ts';
import { usualLive } from './live-address.ts';

/** The page's state in the address, and how it changes. */
export function useLive() {
  return useAddress(usualLive);
}
