import { Button } from 'antd';
import { ALL_DISPLAYS } from '../../../../shared/model/all-displays.ts';
import type { DisplayCell, PlanCell } from '../../../../shared/model/display.ts';
import { useTopic, useWall } from '../../../link/use-station.ts';
import { compareNames } from '../../../panels/compare-names.ts';
import { DeedLine } from '../../parts/DeedLine.tsx';
import { EmptyNote } from '../../parts/EmptyNote.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { PageHead } from '../../parts/PageHead.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useMay } from '../../parts/use-change.ts';
import { useAddress } from '../../use-address.ts';
import { DisplayCard, nameOf } from './DisplayCard.tsx';
import { HallMessages } from './HallMessages.tsx';
import { PlanDrawer } from './PlanDrawer.tsx';
import './wall-page.css';

const usual = { display: '' };

/** The hall's displays: which there are, what each shows and is to show, and the messages on them. */
export function Page() {
  const { words } = useWall();
  const { say } = words;
  const displays = useTopic('displays');
  const plans = useTopic('displayPlans');
  const [{ display: open }, go] = useAddress(usual);
  const mayPlan = useMay('displays.plan');
  if (displays === undefined || plans === undefined) return <Loading />;
  const here = Object.values(displays).filter((each) => each.here).length;
  const name = nameOf(open, displays[open], plans[open], say);
  return (
    <>
      <PageHead
        title={say('desk.page.wall')}
        text={say('hall.text', { count: Object.keys(displays).length, here })}
      />
      <div className="hall">
        <Displays displays={displays} plans={plans} mayPlan={mayPlan} edit={(id) => go({ display: id })} />
        <aside>
          <AllPlan plan={plans[ALL_DISPLAYS]} edit={() => go({ display: ALL_DISPLAYS })} />
          <HallMessages />
        </aside>
      </div>
      {open !== '' && (
        <PlanDrawer
          key={open}
          id={open}
          name={name}
          display={displays[open]}
          plan={plans[open]}
          may={mayPlan}
          close={() => go({ display: '' })}
        />
      )}
    </>
  );
}

function Displays({
  displays,
  plans,
  mayPlan,
  edit,
}: {
  displays: Record<string, DisplayCell>;
  plans: Record<string, PlanCell>;
  mayPlan: boolean;
  edit: (id: string) => void;
}) {
  const { client, words } = useWall();
  const { say } = words;
  const { deed, act } = useAct();
  const may = { plan: mayPlan, identify: useMay('displays.identify') };
  const called = (id: string) => nameOf(id, displays[id], plans[id], say);
  const sorted = Object.entries(displays).sort(
    ([one, a], [other, b]) => Number(b.here) - Number(a.here) || compareNames(called(one), called(other)),
  );
  if (sorted.length === 0) {
    const address = `${location.origin}/?display=…`;
    return (
      <section aria-label={say('hall.displays')}>
        <EmptyNote title={say('hall.none.title')} text={say('hall.none.text')} />
        <code className="hall-address">{address}</code>
      </section>
    );
  }
  return (
    <section aria-labelledby="hall-displays">
      <h2 id="hall-displays" className="unseen">
        {say('hall.displays')}
      </h2>
      <ul className="display-cards">
        {sorted.map(([id, display]) => (
          <DisplayCard
            key={id}
            id={id}
            display={display}
            plan={plans[id]}
            may={may}
            act={{
              edit: () => edit(id),
              identify: () =>
                void act(
                  () => client.ask('displays.identify', { display: id }),
                  say('hall.identified', { name: called(id) }),
                ),
              forget: () => void act(() => client.ask('displays.forget', { display: id }), ''),
            }}
          />
        ))}
      </ul>
      <DeedLine deed={deed} />
    </section>
  );
}

function AllPlan({ plan, edit }: { plan: PlanCell | undefined; edit: () => void }) {
  const { words } = useWall();
  const { say } = words;
  const stops = plan?.plan?.stops ?? [];
  return (
    <section className="hall-all" aria-labelledby="hall-all">
      <h2 id="hall-all">{say('hall.all')}</h2>
      <p className="dim">{say('hall.all.text')}</p>
      <p>
        {(plan?.plan ?? null) === null
          ? say('hall.all.none')
          : stops
              .map(({ scene, seconds }) => `${say(`scene.${scene}`)} ${seconds} ${say('hall.plan.unit')}`)
              .join(' → ')}
      </p>
      <Button onClick={edit}>{say('hall.edit')}</Button>
    </section>
  );
}
