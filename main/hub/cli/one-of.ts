import { nearest } from '../../adapters/settings/nearest.ts';
import { usageProblem } from '../problem.ts';

/** The value of an option that has only certain ones. @throws Problem (exit code 2) with what was probably meant */
export function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
  const found = known.find((name) => name === given);
  if (found !== undefined) return found;
  const near = nearest(given, known);
  throw usageProblem(
    `--${option} ${given} is unknown`,
    near === undefined ? `one of ${known.join(', ')}` : `did you mean ${near}?`,
  );
}
