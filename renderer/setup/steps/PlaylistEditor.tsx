import { isScene, sceneNames } from '../../../shared/model/scene.ts';
import { MOST_STOPS } from '../assistant-state.ts';
import type { DisplayForm, StopForm } from '../form.ts';
import { Problem } from '../parts/Problem.tsx';
import { useAssistant, useProblem } from '../use-assistant.ts';

interface Place {
  /** Of the display among all, and among those of the setup. */
  at: number;
  wall: number;
  display: DisplayForm;
}

/** The scenes of a display and how long each stays. */
export function PlaylistEditor(place: Place) {
  const { words, dispatch } = useAssistant();
  const { say } = words;
  const { at, wall, display } = place;
  const { text, id } = useProblem(`machine.displays.${wall}.scenes`);
  return (
    <>
      <h3 id="scenes">{say('setup.scenes', { number: at + 1 })}</h3>
      <ol className="stops" aria-labelledby="scenes">
        {display.stops.map((stop, i) => (
          <Stop key={stop.key} stop={stop} i={i} {...place} />
        ))}
      </ol>
      {text !== undefined && <Problem id={id} text={text} />}
      <div className="adders">
        {display.stops.length < MOST_STOPS && (
          <button
            type="button"
            aria-invalid={text !== undefined ? true : undefined}
            onClick={() => dispatch({ do: 'addStop', at, scene: unshown(display) })}
          >
            {say('setup.scenes.add')}
          </button>
        )}
        {display.stops.length === 1 && <span>{say('setup.scenes.alone')}</span>}
      </div>
    </>
  );
}

/** The first scene that the display does not show yet. */
function unshown({ stops }: DisplayForm) {
  return sceneNames.find((name) => stops.every(({ scene }) => scene !== name)) ?? 'overview';
}

function Stop({ stop, i, at, wall, display }: Place & { stop: StopForm; i: number }) {
  const { words, dispatch } = useAssistant();
  const { say } = words;
  const { text, id } = useProblem(`machine.displays.${wall}.scenes.${stop.key}`);
  const { stops } = display;
  const put = (changed: StopForm[]) => dispatch({ do: 'setDisplay', at, patch: { stops: changed } });
  const change = (patch: Partial<StopForm>) => put(stops.with(i, { ...stop, ...patch }));
  const move = (by: number) => {
    const others = stops.toSpliced(i, 1);
    put(others.toSpliced(i + by, 0, stop));
  };
  return (
    <li>
      <span className="stop-number">{i + 1}</span>
      <select
        aria-label={say('setup.scenes.scene', { at: i + 1 })}
        value={stop.scene}
        onChange={({ target }) => isScene(target.value) && change({ scene: target.value })}
      >
        {sceneNames.map((name) => (
          <option key={name} value={name}>
            {say(`scene.${name}`)}
          </option>
        ))}
      </select>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={5}
        value={stop.seconds}
        aria-label={say('setup.scenes.seconds', { at: i + 1 })}
        aria-invalid={text !== undefined}
        aria-describedby={text === undefined ? undefined : `${id}-note`}
        onChange={({ target }) => change({ seconds: target.value })}
      />
      <span>{say('setup.scenes.unit')}</span>
      <StopButton sign="↑" label={say('setup.scenes.up', { at: i + 1 })} off={i === 0} act={() => move(-1)} />
      <StopButton
        sign="↓"
        label={say('setup.scenes.down', { at: i + 1 })}
        off={i === stops.length - 1}
        act={() => move(1)}
      />
      <StopButton
        sign="×"
        label={say('setup.scenes.remove', { at: i + 1 })}
        off={false}
        act={() => put(stops.toSpliced(i, 1))}
      />
      {text !== undefined && <Problem id={id} text={text} />}
    </li>
  );
}

function StopButton({
  sign,
  label,
  off,
  act,
}: {
  sign: string;
  label: string;
  off: boolean;
  act: () => void;
}) {
  return (
    <button type="button" className="sign" aria-label={label} title={label} disabled={off} onClick={act}>
      {sign}
    </button>
  );
}
