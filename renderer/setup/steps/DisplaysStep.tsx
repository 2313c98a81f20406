import type { DisplayChoice } from '../../../shared/model/machine.ts';
import type { Words } from '../../../shared/words/words.ts';
import { Glyph } from '../../panels/parts/Glyph.tsx';
import { wallPlaces } from '../assistant-state.ts';
import { pixelsOf } from '../display-picture.ts';
import { Problem } from '../parts/Problem.tsx';
import { Tick } from '../parts/Tick.tsx';
import { useAssistant, useProblem } from '../use-assistant.ts';
import { DisplayPicture } from './DisplayPicture.tsx';
import { PlaylistEditor } from './PlaylistEditor.tsx';

/** Which displays are walls, and what each of them shows. */
export function DisplaysStep() {
  const { form, state, words, dispatch } = useAssistant();
  const { say } = words;
  const { text, id } = useProblem('machine.displays');
  const { displays } = form.given;
  if (displays.length === 0) return <p className="quiet">{say('setup.displays.none')}</p>;
  const at = Math.min(state.display, displays.length - 1);
  const chosen = form.displays[at];
  return (
    <div className="displays">
      <div>
        <DisplayPicture displays={displays} chosen={at} label={say('setup.displays.picture')} />
        <DisplayList at={at} />
        {text !== undefined && <Problem id={id} text={text} />}
      </div>
      {chosen !== undefined && (
        <section className="display-scenes">
          {form.role === 'both' && (
            <Tick
              label={say('setup.displays.on')}
              checked={chosen.on}
              set={(on) => dispatch({ do: 'setDisplay', at, patch: { on } })}
            />
          )}
          {(form.role === 'wall' || chosen.on) && (
            <PlaylistEditor at={at} wall={wallPlaces(form).indexOf(at)} display={chosen} />
          )}
        </section>
      )}
    </div>
  );
}

function DisplayList({ at }: { at: number }) {
  const { form, problems, words, dispatch } = useAssistant();
  const { say } = words;
  const walls = wallPlaces(form);
  const wrong = (place: number) =>
    problems.some(({ path }) => path.startsWith(`machine.displays.${walls.indexOf(place)}.`));
  return (
    <fieldset className="choice stacked">
      <legend className="unseen">{say('setup.displays.choose')}</legend>
      <div className="choice-row">
        {form.given.displays.map((display, place) => (
          <label key={display.display}>
            <input
              type="radio"
              name="display"
              checked={place === at}
              onChange={() => dispatch({ do: 'showDisplay', at: place })}
            />
            <span className="choice-name">
              {wrong(place) && <Glyph name="critical" />}
              <span className="display-number">{place + 1}</span>
              {display.label}
            </span>
            <span className="choice-text facts">
              {factsOf(display, walls.includes(place), words).map((fact) => (
                <span key={fact}>{fact}</span>
              ))}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What tells a display from the others, in few words. */
function factsOf(display: DisplayChoice, isWall: boolean, { say }: Words): string[] {
  const scale = Math.round(display.scale * 100);
  return [
    say('setup.displays.size', { pixels: pixelsOf(display), scale }),
    ...(display.primary ? [say('setup.displays.primary')] : []),
    ...(isWall ? [] : [say('setup.displays.off')]),
  ];
}
