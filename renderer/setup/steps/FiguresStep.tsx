import { Choice } from '../parts/Choice.tsx';
import { TestConnection } from '../parts/TestConnection.tsx';
import { TextField } from '../parts/TextField.tsx';
import { followOf, keepsFollowToken } from '../setup-of.ts';
import { useAssistant } from '../use-assistant.ts';
import { DialIn } from './DialIn.tsx';
import { SourceList } from './SourceList.tsx';

/** Where the figures come from. */
export function FiguresStep() {
  const { form, set, words } = useAssistant();
  const { say } = words;
  return (
    <>
      <Choice
        asked
        path="machine.origin"
        label={say('setup.origin')}
        value={form.origin}
        set={(origin) => set({ origin })}
        options={(['own', 'follow'] as const).map((value) => ({
          value,
          label: say(`setup.origin.${value}`),
          text: say(`setup.origin.${value}.text`),
        }))}
      />
      {form.origin === 'own' ? (
        <>
          <SourceList />
          <DialIn />
        </>
      ) : (
        <FollowFields />
      )}
    </>
  );
}

function FollowFields() {
  const { form, set, words } = useAssistant();
  const { say } = words;
  return (
    <section className="fields">
      <TextField
        className="wide"
        path="machine.follow.url"
        label={say('setup.follow.url')}
        value={form.followUrl}
        set={(followUrl) => set({ followUrl })}
        hint={say('setup.follow.url.hint')}
        placeholder="wss://"
        inputMode="url"
      />
      <TextField
        className="wide"
        path="machine.follow.token"
        type="password"
        label={say('setup.follow.token')}
        value={form.followToken}
        set={(followToken) => set({ followToken })}
        hint={say('setup.follow.token.hint')}
        placeholder={keepsFollowToken(form) ? say('setup.kept') : undefined}
        maxLength={4096}
      />
      <TestConnection what={{ kind: 'follow', ...followOf(form) }} />
    </section>
  );
}
