import type { ReactNode } from 'react';
import { Glyph } from '../../panels/parts/Glyph.tsx';
import { hasField, type Step } from '../steps.ts';
import { fieldId, useAssistant } from '../use-assistant.ts';
import { CentreStep } from './CentreStep.tsx';
import { DisplaysStep } from './DisplaysStep.tsx';
import { ExitStep } from './ExitStep.tsx';
import { FiguresStep } from './FiguresStep.tsx';
import { MachineStep } from './MachineStep.tsx';
import { SummaryStep } from './SummaryStep.tsx';

const bodies: Record<Step, () => ReactNode> = {
  machine: MachineStep,
  figures: FiguresStep,
  centre: CentreStep,
  displays: DisplaysStep,
  exit: ExitStep,
  summary: SummaryStep,
};

/** The question of a step, what is wrong in it that belongs to no field, and its fields. */
export function StepBody() {
  const { state, problems, words } = useAssistant();
  const orphans = problems.filter(({ path }) => state.step === 'summary' || !hasField(path));
  const Body = bodies[state.step];
  return (
    <main className="step tile" key={state.step}>
      <h2>{words.say(`setup.${state.step}.title`)}</h2>
      {orphans.length > 0 && (
        <ul className="orphans" role="alert" tabIndex={-1}>
          {orphans.map(({ path, text }) => (
            <li key={path} id={fieldId(path)}>
              <Glyph name="critical" />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
      <Body />
    </main>
  );
}
