import { Button, Popconfirm } from 'antd';
import type { DisplayCell, PlanCell } from '../../../../shared/model/display.ts';
import { useWall } from '../../../link/use-station.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { RealAge } from '../../parts/RealAge.tsx';
import { Preview } from './Preview.tsx';
import { SceneFigures } from './SceneFigures.tsx';

/** One display: whether it is there, what it shows and why. */
export function DisplayCard({
  id,
  display,
  plan,
  may,
  act,
}: {
  id: string;
  display: DisplayCell;
  plan: PlanCell | undefined;
  may: ActsParts['may'];
  act: ActsParts['act'];
}) {
  const { words } = useWall();
  const { say } = words;
  const name = nameOf(id, display, plan, say);
  const [width, height] = display.size;
  return (
    <li className="display-card" data-here={display.here}>
      <Preview display={display} name={name} />
      <h3>{name}</h3>
      <p className="display-state">
        <Glyph name={display.here ? 'normal' : 'down'} />
        {display.here ? (
          say('hall.here')
        ) : (
          <RealAge since={display.since} say={(span) => say('hall.away.since', { span })} />
        )}
        <span className="dim">{say('hall.size', { width, height })}</span>
      </p>
      <p>
        <span className="dim">{say(display.here ? 'hall.shows' : 'hall.showed')}</span>{' '}
        <b>{say(`scene.${display.scene}`)}</b>
        {display.pinned && <span> · {say('hall.pinned')}</span>}
        <span className="dim"> · {say(`hall.by.${display.by}`)}</span>
      </p>
      <SceneFigures scene={display.scene} />
      <CardActs name={name} here={display.here} may={may} act={act} />
    </li>
  );
}

interface ActsParts {
  name: string;
  here: boolean;
  may: { identify: boolean; plan: boolean };
  act: { edit(): void; identify(): void; forget(): void };
}

function CardActs({ name, here, may, act }: ActsParts) {
  const { say } = useWall().words;
  return (
    <p className="display-acts">
      <Button size="small" type="primary" ghost onClick={act.edit}>
        {say('hall.edit')}
      </Button>
      {may.identify && (
        <Button size="small" disabled={!here} onClick={act.identify}>
          {say('hall.identify')}
        </Button>
      )}
      {may.plan && (
        <Popconfirm
          title={say('hall.forget.ask', { name })}
          description={say('hall.forget.text')}
          okText={say('hall.forget')}
          onConfirm={act.forget}
        >
          <Button size="small" type="text">
            {say('hall.forget')}
          </Button>
        </Popconfirm>
      )}
    </p>
  );
}

/** What a display is called: by a desk, else by itself. */
export function nameOf(
  id: string,
  display: Pick<DisplayCell, 'name'> | undefined,
  plan: PlanCell | undefined,
  say: ReturnType<typeof useWall>['words']['say'],
): string {
  const given = plan?.plan?.name ?? display?.name ?? '';
  return given === '' ? say('display.unnamed', { id: id.slice(-4) }) : given;
}
