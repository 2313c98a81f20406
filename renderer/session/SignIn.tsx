import { type FormEvent, useRef, useState } from 'react';
import { useWall } from '../link/use-station.ts';
import { Glyph } from '../panels/parts/Glyph.tsx';
import type { TokenAnswer } from './session-api.ts';
import './sign-in.css';

/** Asks for the viewer token. It is never taken from the address: addresses are kept and passed on. */
export function SignIn({ host, enter }: { host: string; enter: (token: string) => Promise<TokenAnswer> }) {
  const { say } = useWall().words;
  const field = useRef<HTMLInputElement>(null);
  const [answer, setAnswer] = useState<TokenAnswer | 'asked' | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const token = field.current?.value.trim() ?? '';
    if (answer === 'asked' || token === '') return;
    setAnswer('asked');
    setAnswer(await enter(token));
    field.current?.select();
  };
  const fault = answer === 'wrong' || answer === 'tooMany' || answer === 'unreachable' ? answer : null;
  return (
    <main className="sign-in">
      <form onSubmit={(event) => void submit(event)}>
        <h2>{say('session.title')}</h2>
        <p id="sign-in-text">{say('session.text')}</p>
        <label htmlFor="sign-in-token">{say('session.token')}</label>
        {/* Under this name a browser's password store keeps the token. */}
        <input type="text" autoComplete="username" value="viewer" readOnly hidden />
        <div className="sign-in-row">
          <input
            id="sign-in-token"
            ref={field}
            type="password"
            autoComplete="current-password"
            spellCheck={false}
            maxLength={4096}
            autoFocus
            aria-describedby="sign-in-fault sign-in-text"
            aria-invalid={fault === 'wrong'}
            onInput={() => answer !== 'asked' && setAnswer(null)}
          />
          <button type="submit" aria-disabled={answer === 'asked'}>
            {say(answer === 'asked' ? 'session.asked' : 'session.enter')}
          </button>
        </div>
        <p id="sign-in-fault" role="alert">
          {fault !== null && (
            <>
              <Glyph name="critical" />
              {say(`session.${fault}`, { host })}
            </>
          )}
        </p>
      </form>
    </main>
  );
}
