import type { Words } from '../../shared/words/words.ts';
import { wallPlaces } from './assistant-state.ts';
import { dialAddress } from './dial-address.ts';
import type { SetupForm } from './form.ts';
import { asksForPin } from './setup-of.ts';
import { addressOf } from './source-form.ts';
import { type Step, stepsOf } from './steps.ts';

/** What was chosen at a step, a line each. */
export interface SummaryPart {
  step: Exclude<Step, 'summary'>;
  rows: { name: string; lines: string[] }[];
}

/** Everything that will be stored, in the order in which it was asked for; secrets are not shown. */
export function summaryOf(form: SetupForm, words: Words): SummaryPart[] {
  const { say } = words;
  const rowsOf: Record<SummaryPart['step'], () => SummaryPart['rows']> = {
    machine: () => [
      { name: say('setup.role'), lines: [say(`setup.role.${form.role}`)] },
      {
        name: `${say('setup.language')} · ${say('setup.theme')}`,
        lines: [`${say(`setup.language.${form.language}`)} · ${say(`setup.theme.${form.theme}`)}`],
      },
    ],
    figures: () => [{ name: say('setup.summary.figures'), lines: figureLines(form, words) }],
    centre: () => [
      { name: say('setup.centre.name'), lines: [form.centre.trim()] },
      { name: say('setup.zone'), lines: [form.zone.trim()] },
    ],
    displays: () => [{ name: say('setup.displays'), lines: displayLines(form, words) }],
    exit: () => [
      ...(asksForPin(form)
        ? [{ name: say('setup.pin'), lines: [say(`setup.summary.${pinWord(form)}`)] }]
        : []),
      ...(form.given.canAutostart
        ? [
            {
              name: say('setup.autostart.on'),
              lines: [say(form.autostart ? 'setup.summary.yes' : 'setup.summary.no')],
            },
          ]
        : []),
    ],
  };
  return stepsOf(form)
    .filter((step) => step !== 'summary')
    .map((step) => ({ step, rows: rowsOf[step]() }));
}

function pinWord({ pin, given }: SetupForm): 'pinSet' | 'pinKept' | 'pinNone' {
  if (pin !== '') return 'pinSet';
  return given.keeps.pin ? 'pinKept' : 'pinNone';
}

function figureLines(form: SetupForm, words: Words): string[] {
  const { say } = words;
  if (form.origin === 'follow') return [say('setup.summary.follow', { url: form.followUrl.trim() })];
  return [
    say('setup.summary.own'),
    ...form.sources.map((source) =>
      say('setup.summary.dials', { id: source.id.trim(), address: addressOf(source) }),
    ),
    say('setup.summary.dialsIn', { address: dialAddress(form, words) }),
  ];
}

function displayLines(form: SetupForm, { say }: Words): string[] {
  const walls = wallPlaces(form);
  const join = (one: string, other: string) => say('setup.list', { one, other });
  return form.displays.map(({ stops }, at) => {
    const number = at + 1;
    if (!walls.includes(at)) return say('setup.summary.desk', { number });
    const shown = stops.map(({ scene, seconds }) =>
      stops.length === 1
        ? say(`scene.${scene}`)
        : say('setup.summary.scene', { scene: say(`scene.${scene}`), seconds }),
    );
    return say('setup.summary.display', { number, scenes: shown.length > 0 ? shown.reduce(join) : '—' });
  });
}
