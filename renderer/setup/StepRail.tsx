import { Glyph } from '../panels/parts/Glyph.tsx';
import { stepsOf } from './steps.ts';
import { useAssistant } from './use-assistant.ts';

/** Where in the assistant somebody is; what is behind can be gone back to. */
export function StepRail() {
  const { form, state, words, dispatch } = useAssistant();
  const { say } = words;
  const steps = stepsOf(form);
  const here = steps.indexOf(state.step);
  return (
    <nav className="rail" aria-label={say('setup.steps')}>
      <ol>
        {steps.map((step, at) => (
          <li key={step} aria-current={at === here ? 'step' : undefined}>
            {at < here ? (
              <button type="button" onClick={() => dispatch({ do: 'go', step })}>
                <Glyph name="normal" />
                {say(`setup.${step}`)}
              </button>
            ) : (
              <span>
                <span className="rail-number">{at + 1}</span>
                {say(`setup.${step}`)}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
