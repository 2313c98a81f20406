import { languages } from '../../../shared/words/words.ts';
import { Choice } from '../parts/Choice.tsx';
import { useAssistant } from '../use-assistant.ts';

/** What this machine is, and how it looks: language and colours change the page at once. */
export function MachineStep() {
  const { form, set, words } = useAssistant();
  const { say } = words;
  return (
    <>
      <Choice
        path="machine.role"
        label={say('setup.role')}
        value={form.role}
        set={(role) => set({ role })}
        options={(['wall', 'both', 'desk'] as const).map((value) => ({
          value,
          label: say(`setup.role.${value}`),
          text: say(`setup.role.${value}.text`),
        }))}
      />
      <Choice
        path="machine.language"
        label={say('setup.language')}
        value={form.language}
        set={(language) => set({ language })}
        options={languages.map((value) => ({ value, lang: value, label: say(`setup.language.${value}`) }))}
      />
      <Choice
        path="machine.theme"
        label={say('setup.theme')}
        value={form.theme}
        set={(theme) => set({ theme })}
        options={(['dark', 'light', 'contrast'] as const).map((value) => ({
          value,
          label: say(`setup.theme.${value}`),
          text: say(`setup.theme.${value}.text`),
        }))}
      />
    </>
  );
}
