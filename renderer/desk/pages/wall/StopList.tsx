import { Button, Input, Select } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { sceneNames } from '../../../../shared/model/scene.ts';
import { useWall } from '../../../link/use-station.ts';
import { isSeconds, movedTo, type StopForm } from './plan-form.ts';

/** The scenes of a plan, in their order: dragged by the handle, or moved with the arrow keys on it. */
export function StopList({
  stops,
  change,
  off,
}: {
  stops: readonly StopForm[];
  change: (stops: StopForm[]) => void;
  off: boolean;
}) {
  const { words } = useWall();
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const move = (from: number, to: number) => {
    if (to < 0 || to >= stops.length) return;
    change(movedTo(stops, from, to));
    setSaid(words.say('hall.plan.moved', { at: to + 1, count: stops.length }));
  };
  return (
    <>
      <ol className="stops">
        {stops.map((stop, at) => (
          <li
            key={stop.key}
            data-dragged={dragged === at}
            onDragOver={(event) => event.preventDefault()}
            onDragEnter={() => {
              if (dragged === null || dragged === at) return;
              move(dragged, at);
              setDragged(at);
            }}
          >
            <Handle at={at} off={off} move={(by) => move(at, at + by)} drag={setDragged} />
            <StopFields
              stop={stop}
              at={at}
              off={off}
              change={(patch) => change(stops.map((each, n) => (n === at ? { ...each, ...patch } : each)))}
              remove={() => change(stops.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ol>
      <p className="unseen" role="status">
        {said}
      </p>
    </>
  );
}

function Handle({
  at,
  off,
  move,
  drag,
}: {
  at: number;
  off: boolean;
  move: (by: number) => void;
  drag: (at: number | null) => void;
}) {
  const { words } = useWall();
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    move(by);
  };
  return (
    <button
      type="button"
      className="handle"
      draggable={!off}
      disabled={off}
      aria-label={words.say('hall.plan.drag', { at: at + 1 })}
      title={words.say('hall.plan.drag', { at: at + 1 })}
      onKeyDown={onKeyDown}
      onDragStart={() => drag(at)}
      onDragEnd={() => drag(null)}
    >
      ⠿
    </button>
  );
}

function StopFields({
  stop,
  at,
  off,
  change,
  remove,
}: {
  stop: StopForm;
  at: number;
  off: boolean;
  change: (patch: Partial<StopForm>) => void;
  remove: () => void;
}) {
  const { words } = useWall();
  const { say } = words;
  const wrong = !isSeconds(stop.seconds);
  return (
    <>
      <Select
        className="stop-scene"
        aria-label={say('hall.plan.scene', { at: at + 1 })}
        value={stop.scene}
        disabled={off}
        options={sceneNames.map((value) => ({ value, label: say(`scene.${value}`) }))}
        onChange={(scene) => change({ scene })}
      />
      <Input
        className="stop-seconds"
        inputMode="numeric"
        maxLength={5}
        aria-label={say('hall.plan.seconds', { at: at + 1 })}
        aria-invalid={wrong}
        {...(wrong && { status: 'error' as const })}
        value={stop.seconds}
        disabled={off}
        suffix={say('hall.plan.unit')}
        onChange={({ target }) => change({ seconds: target.value })}
      />
      <Button
        type="text"
        disabled={off}
        aria-label={say('hall.plan.remove', { at: at + 1 })}
        title={say('hall.plan.remove', { at: at + 1 })}
        onClick={remove}
      >
        ×
      </Button>
      {wrong && <p data-level="critical">{say('hall.problem.seconds')}</p>}
    </>
  );
}
