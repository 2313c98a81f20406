import { Button } from 'antd';
import { useState } from 'react';
import type { OrderKind } from '../../../../../shared/model/order-kind.ts';
import { useWall } from '../../../../link/use-station.ts';
import { Glyph } from '../../../../panels/parts/Glyph.tsx';
import { AreaField } from '../area-field.tsx';
import { TextField, TickField } from '../fields.tsx';
import { useField, useProblemWithin } from '../use-settings.ts';
import { OrderLinks } from './OrderLinks.tsx';

/** Kinds of work orders with the limits of their links, and which regions have limits of their own. */
export function OrdersSection() {
  const { say } = useWall().words;
  const { value, set, off, problem } = useField(['orderKinds']);
  // The draft was read by the schema.
  const kinds = value as OrderKind[];
  const add = (): OrderKind => ({ key: '', zh: '', en: '', suspends: false, links: [] });
  return (
    <>
      <p className="set-text">{say('settings.orders.text')}</p>
      {problem !== undefined && <p data-level="critical">{problem}</p>}
      <ul className="set-list">
        {kinds.map((kind, at) => (
          <li key={at}>
            <Kind kind={kind} at={at} off={off} remove={() => set(kinds.toSpliced(at, 1))} />
          </li>
        ))}
      </ul>
      <Button disabled={off} onClick={() => set([...kinds, add()])}>
        {say('settings.orders.add')}
      </Button>
      <h3>{say('settings.orders.areas')}</h3>
      <p className="set-text">{say('settings.orders.areas.text')}</p>
      {(['rural', 'remote'] as const).map((area) => (
        <AreaField key={area} path={['orderAreas', area]} label={say(`settings.orders.${area}`)} />
      ))}
    </>
  );
}

function Kind({ kind, at, off, remove }: { kind: OrderKind; at: number; off: boolean; remove: () => void }) {
  const { words } = useWall();
  const { say, language } = words;
  const path = ['orderKinds', at] as const;
  const { problem } = useField(path);
  const within = useProblemWithin(path);
  // Only as it begins: it must not close over whoever types the name.
  const [isNew] = useState(kind.key === '');
  const named = (language === 'en' && kind.en !== '' ? kind.en : kind.zh) || kind.key;
  return (
    <details className="order-kind" open={isNew}>
      <summary>
        {within !== undefined && <Glyph name="critical" />}
        {within !== undefined && <span className="unseen">{say('level.critical')}</span>}
        {named === '' ? say('settings.orders.new') : named}{' '}
        <span className="dim">{say('settings.orders.links', { count: kind.links.length })}</span>
      </summary>
      {problem !== undefined && <p data-level="critical">{problem}</p>}
      <TextField
        path={[...path, 'key']}
        label={say('settings.orders.key')}
        hint={say('settings.orders.key.hint')}
      />
      <TextField path={[...path, 'zh']} label={say('settings.tree.zh')} />
      <TextField path={[...path, 'en']} label={say('settings.tree.en')} />
      <TickField path={[...path, 'suspends']} label={say('settings.orders.suspends')} />
      <OrderLinks links={kind.links} path={[...path, 'links']} />
      <Button disabled={off} onClick={remove}>
        {say('setup.of', { act: say('setup.sources.remove'), what: named })}
      </Button>
    </details>
  );
}
