import { Glyph } from '../panels/parts/Glyph.tsx';
import { stepsOf } from './steps.ts';
import { useAssistant } from './use-assistant.ts';

/** What became of the setup that was handed over. */
export type Handing = { phase: 'none' | 'asked' | 'done' } | { phase: 'failed'; fault: string };

/** Back, what became of it, and on. */
export function Footer({ handing }: { handing: Handing }) {
  const { form, state, words, dispatch } = useAssistant();
  const { say } = words;
  const busy = handing.phase === 'asked' || handing.phase === 'done';
  const first = stepsOf(form)[0] === state.step;
  const next = state.step === 'summary' ? 'setup.finish' : 'setup.next';
  return (
    <footer>
      <p role="status" data-level={handing.phase === 'failed' ? 'critical' : undefined}>
        {handing.phase === 'asked' && say('setup.applying')}
        {handing.phase === 'done' && say('setup.done')}
        {handing.phase === 'failed' && (
          <>
            <Glyph name="critical" />
            <span>{handing.fault}</span>
          </>
        )}
      </p>
      {!first && (
        <button type="button" aria-disabled={busy} onClick={() => busy || dispatch({ do: 'back' })}>
          {say('setup.back')}
        </button>
      )}
      <button type="submit" className="primary" aria-disabled={busy}>
        {say(next)}
      </button>
    </footer>
  );
}
