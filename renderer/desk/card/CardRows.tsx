import type { Ledger } from '../../../shared/measure/counters.ts';
import { useWall } from '../../link/use-station.ts';
import { hrefOf } from '../use-address.ts';
import type { CardSubject } from './card-subject.ts';
import { rowsLink } from './rows-link.ts';

/** Leads to the contacts behind a number. */
export function CardRows({ subject, ledger }: { subject: CardSubject; ledger: Ledger }) {
  const { words } = useWall();
  const state = rowsLink(subject, ledger);
  return state && <a href={hrefOf('live', state)}>{words.say('card.rows')}</a>;
}
