import { Glyph } from '../../panels/parts/Glyph.tsx';
import { TextField } from '../parts/TextField.tsx';
import { Tick } from '../parts/Tick.tsx';
import { asksForPin } from '../setup-of.ts';
import { useAssistant } from '../use-assistant.ts';

/** The way out of the kiosk, and the way in after a power cut. */
export function ExitStep() {
  const { form, set, words } = useAssistant();
  const { say } = words;
  const { keeps, canAutostart } = form.given;
  const kept = keeps.pin ? say('setup.kept') : undefined;
  const pin = { type: 'password', inputMode: 'numeric', maxLength: 12, placeholder: kept } as const;
  return (
    <>
      {asksForPin(form) && (
        <section className="fields">
          <TextField
            {...pin}
            path="machine.pin"
            label={say('setup.pin')}
            value={form.pin}
            set={(value) => set({ pin: value })}
            hint={say('setup.pin.hint')}
          />
          <TextField
            {...pin}
            path="machine.pinAgain"
            label={say('setup.pinAgain')}
            value={form.pinAgain}
            set={(pinAgain) => set({ pinAgain })}
          />
          {form.pin === '' && !keeps.pin && (
            <p className="caution wide">
              <Glyph name="watch" />
              <span>{say('setup.pin.none')}</span>
            </p>
          )}
        </section>
      )}
      {canAutostart && (
        <section>
          <h3>{say('setup.autostart')}</h3>
          <Tick
            label={say('setup.autostart.on')}
            text={say('setup.autostart.text')}
            checked={form.autostart}
            set={(autostart) => set({ autostart })}
          />
        </section>
      )}
    </>
  );
}
