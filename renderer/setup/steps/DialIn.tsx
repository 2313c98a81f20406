import { TextField } from '../parts/TextField.tsx';
import { dialAddress } from '../dial-address.ts';
import { dialTokens } from '../form.ts';
import { makeToken } from '../make-token.ts';
import { fieldId, useAssistant } from '../use-assistant.ts';

/** The usual case: call systems dial the station. Says where, and gives one of another machine its token. */
export function DialIn() {
  const { form, set, words } = useAssistant();
  const { say } = words;
  const reach = fieldId('station.listen.host');
  const have = dialTokens(form).flatMap(({ sources = [] }) => sources);
  return (
    <section>
      <h3>{say('setup.dial')}</h3>
      <p className="address">
        <span>{say('setup.dial.address')}</span> <code>{dialAddress(form, words)}</code>
      </p>
      <div className="fields">
        <div className="field">
          <label htmlFor={reach}>{say('setup.dial.reach')}</label>
          <select
            id={reach}
            value={form.reach}
            onChange={(event) => set({ reach: event.target.value === 'network' ? 'network' : 'machine' })}
          >
            <option value="machine">{say('setup.dial.reach.machine')}</option>
            <option value="network">{say('setup.dial.reach.network')}</option>
          </select>
          <p className="field-note">
            {form.reach === 'network' && have.length > 0 && say('setup.dial.have', { ids: have.join(', ') })}
          </p>
        </div>
        <TextField
          path="station.listen.port"
          label={say('setup.dial.port')}
          value={form.port}
          set={(port) => set({ port })}
          hint={say('setup.dial.port.hint')}
          inputMode="numeric"
        />
        {form.reach === 'network' && <NewToken />}
      </div>
    </section>
  );
}

function NewToken() {
  const { form, set, words } = useAssistant();
  const { say } = words;
  return (
    <>
      <TextField
        path="dial.id"
        label={say('setup.dial.id')}
        value={form.dialId}
        set={(dialId) => set({ dialId })}
        placeholder="pbx-1"
        maxLength={128}
      />
      <TextField
        path="dial.token"
        label={say('setup.dial.token')}
        value={form.dialToken}
        set={(dialToken) => set({ dialToken })}
        hint={say('setup.dial.token.hint')}
        maxLength={4096}
        after={
          <button type="button" onClick={() => set({ dialToken: makeToken() })}>
            {say('setup.dial.make')}
          </button>
        }
      />
    </>
  );
}
