import { Button } from 'antd';
import type { OrderLink } from '../../../../../shared/model/order-kind.ts';
import { orderLanes } from '../../../../../shared/model/order.ts';
import { useWall } from '../../../../link/use-station.ts';
import type { Path } from '../draft.ts';
import { ChoiceField, TextField } from '../fields.tsx';
import { LimitField } from '../limit-field.tsx';
import { MovesField } from '../moves-field.tsx';
import { useField } from '../use-settings.ts';

/** The links of a kind of order, in the order in which they are gone through. */
export function OrderLinks({ links, path }: { links: readonly OrderLink[]; path: Path }) {
  const { say } = useWall().words;
  const { set, off, problem } = useField(path);
  const add = (): OrderLink => ({
    key: '',
    zh: '',
    en: '',
    lane: 'handle',
    done: ['handled', 'closed'],
    from: 'created',
    within: { minutes: 60 },
  });
  return (
    <>
      {problem !== undefined && <p data-level="critical">{problem}</p>}
      {links.map((link, at) => (
        <fieldset key={at} className="order-link">
          <legend>{say('settings.orders.link', { at: at + 1 })}</legend>
          <LinkFields path={[...path, at]} />
          <Button disabled={off} onClick={() => set(links.toSpliced(at, 1))}>
            {say('setup.of', { act: say('setup.sources.remove'), what: link.zh })}
          </Button>
        </fieldset>
      ))}
      <Button type="dashed" disabled={off} onClick={() => set([...links, add()])}>
        {say('settings.orders.link.add')}
      </Button>
    </>
  );
}

function LinkFields({ path }: { path: Path }) {
  const { say } = useWall().words;
  return (
    <>
      <TextField path={[...path, 'key']} label={say('settings.orders.link.key')} />
      <TextField path={[...path, 'zh']} label={say('settings.tree.zh')} />
      <TextField path={[...path, 'en']} label={say('settings.tree.en')} />
      <ChoiceField
        path={[...path, 'lane']}
        label={say('settings.orders.lane')}
        options={orderLanes.map((value) => ({ value, label: say(`orders.lane.${value}`) }))}
      />
      <MovesField path={[...path, 'done']} label={say('settings.orders.done')} none={[]} />
      <MovesField
        path={[...path, 'from']}
        label={say('settings.orders.from')}
        none="created"
        placeholder={say('settings.orders.from.created')}
      />
      <LimitField path={[...path, 'within']} label={say('settings.orders.within')} />
      <LimitField path={[...path, 'rural']} label={say('settings.orders.within.rural')} optional />
      <LimitField path={[...path, 'remote']} label={say('settings.orders.within.remote')} optional />
    </>
  );
}
