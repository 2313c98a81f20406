import { type RefObject, useEffect, useRef } from 'react';
import type { AssistantState } from './assistant-state.ts';

const FIRST = 'main input[type=radio]:checked, main input:not([type=radio]), main select';
const WRONG = 'main [aria-invalid=true], main .orphans';

/** Puts the keyboard where it is needed: at the first field of a new step, or at the first that is wrong. */
export function useFocus(form: RefObject<HTMLFormElement | null>, { step, pointed }: AssistantState): void {
  const last = useRef(pointed);
  useEffect(() => {
    const wrong = pointed !== last.current;
    last.current = pointed;
    const found = wrong ? form.current?.querySelector<HTMLElement>(WRONG) : null;
    const first = form.current?.querySelector<HTMLElement>(FIRST);
    (found ?? first ?? form.current?.querySelector<HTMLElement>('.primary'))?.focus();
  }, [form, step, pointed]);
}
