import { summaryOf } from '../summary.ts';
import { useAssistant } from '../use-assistant.ts';

/** Everything that was chosen, each with the way back to it. */
export function SummaryStep() {
  const { form, words, dispatch } = useAssistant();
  const { say } = words;
  return (
    <div className="summary">
      {summaryOf(form, words).map(({ step, rows }) => (
        <section key={step}>
          <dl>
            {rows.map(({ name, lines }) => (
              <div key={name}>
                <dt>{name}</dt>
                {lines.map((line) => (
                  <dd key={line}>{line}</dd>
                ))}
              </div>
            ))}
          </dl>
          <button
            type="button"
            aria-label={say('setup.of', { act: say('setup.summary.change'), what: say(`setup.${step}`) })}
            onClick={() => dispatch({ do: 'go', step })}
          >
            {say('setup.summary.change')}
          </button>
        </section>
      ))}
    </div>
  );
}
