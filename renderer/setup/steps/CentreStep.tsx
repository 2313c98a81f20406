import { useState } from 'react';
import { TextField } from '../parts/TextField.tsx';
import { timeIn } from '../time-in.ts';
import { useAssistant } from '../use-assistant.ts';

/** Whose station it is, and by which clock its days are cut. */
export function CentreStep() {
  const { form, set, words } = useAssistant();
  const { say } = words;
  const [zones] = useState(() => Intl.supportedValuesOf('timeZone'));
  const [now] = useState(() => Date.now());
  const time = timeIn(form.zone.trim(), now);
  return (
    <section className="fields">
      <TextField
        className="wide"
        path="station.centre"
        label={say('setup.centre.name')}
        value={form.centre}
        set={(centre) => set({ centre })}
        hint={say('setup.centre.name.hint')}
        placeholder={say('setup.centre.example')}
        maxLength={128}
      />
      <TextField
        className="wide"
        path="station.zone"
        label={say('setup.zone')}
        value={form.zone}
        set={(zone) => set({ zone })}
        hint={say('setup.zone.hint')}
        list="zones"
      />
      <datalist id="zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <p className="quiet wide">{time !== null && say('setup.zone.now', { time })}</p>
    </section>
  );
}
