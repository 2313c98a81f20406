import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { formatLocal } from '../../../../shared/time/format.ts';
import { useStation, useWall } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { DeedLine } from '../../parts/DeedLine.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { type Deed, useAct } from '../../parts/use-act.ts';
import { CloseDialog } from './CloseDialog.tsx';
import type { ShownHotspot } from './shown-hotspot.ts';

type Act = ReturnType<typeof useAct>['act'];

/** Who is on a hotspot, what was noted, which orders belong to it; and what can be done with it. */
export function HotspotActions({ hotspot }: { hotspot: ShownHotspot }) {
  const { client, words } = useWall();
  const { say } = words;
  const { deed, act } = useAct();
  const [closing, setClosing] = useState(false);
  const { id, note, endedAt } = hotspot;
  const owner = note?.owner ?? null;
  return (
    <section className="hotspot-actions">
      <div className="hotspots-bar">
        <b>
          {owner === null ? say('desk.hotspots.owner.none') : say('desk.hotspots.owner', { name: owner })}
        </b>
        {endedAt === null && (
          <>
            <Button
              type="primary"
              disabled={deed.busy}
              onClick={() =>
                void act(() => client.ask('hotspots.own', { id }), say('desk.hotspots.own.done'))
              }
            >
              {say('desk.hotspots.own')}
            </Button>
            <Button disabled={deed.busy} onClick={() => setClosing(true)}>
              {say('desk.hotspots.close')}
            </Button>
          </>
        )}
      </div>
      <DeedLine deed={deed} />
      <Notes hotspot={hotspot} deed={deed} act={act} />
      <Orders hotspot={hotspot} deed={deed} act={act} />
      {closing && <CloseDialog hotspot={hotspot} close={() => setClosing(false)} />}
    </section>
  );
}

function Notes({ hotspot: { id, note }, deed, act }: { hotspot: ShownHotspot; deed: Deed; act: Act }) {
  const { client, words } = useWall();
  const { say } = words;
  const zone = zoneNamed(useStation()?.zone ?? 'UTC');
  const notes = note?.notes ?? [];
  return (
    <>
      <h2>{say('desk.hotspots.notes')}</h2>
      {notes.length === 0 && <p className="hotspots-dim">{say('desk.hotspots.notes.none')}</p>}
      <ul className="hotspot-notes">
        {notes.map((one) => (
          <li key={`${one.at} ${one.text}`}>
            <time>{formatLocal(zone, one.at, 'isoMinute').replace('T', ' ')}</time> <b>{one.by}</b> {one.text}
          </li>
        ))}
      </ul>
      <LineForm
        label={say('desk.hotspots.note')}
        button={say('desk.hotspots.note.add')}
        className="hotspot-note-field"
        longest={500}
        busy={deed.busy}
        send={(text) => act(() => client.ask('hotspots.note', { id, text }), say('desk.hotspots.note.done'))}
      />
    </>
  );
}

function Orders({ hotspot: { id, note }, deed, act }: { hotspot: ShownHotspot; deed: Deed; act: Act }) {
  const { client, words } = useWall();
  const { say } = words;
  const orders = note?.orders ?? [];
  const link = (order: string) => {
    const said = say('desk.hotspots.order.linked', { order });
    return act(() => client.ask('hotspots.link', { id, order }), said);
  };
  const unlink = (gone: string) => {
    const said = say('desk.hotspots.order.unlinked', { order: gone });
    return act(() => client.ask('hotspots.unlink', { id, order: gone }), said);
  };
  return (
    <>
      <h2>{say('desk.hotspots.orders')}</h2>
      {orders.length === 0 && <p className="hotspots-dim">{say('desk.hotspots.orders.none')}</p>}
      <ul className="hotspot-orders">
        {orders.map((one) => (
          <li key={one}>
            <PageLink page="orders" state={{ order: one }}>
              {one}
            </PageLink>{' '}
            <Button
              size="small"
              type="text"
              disabled={deed.busy}
              aria-label={say('desk.hotspots.order.unlink', { order: one })}
              onClick={() => void unlink(one)}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <LineForm
        label={say('desk.hotspots.order')}
        button={say('desk.hotspots.order.link')}
        className="hotspot-order-field"
        longest={128}
        busy={deed.busy}
        send={link}
      />
    </>
  );
}

/** A line of text to send; it stays where it could not be sent. */
function LineForm({
  label,
  button,
  className,
  longest,
  busy,
  send,
}: {
  label: string;
  button: string;
  className: string;
  longest: number;
  busy: boolean;
  /** Undefined when it was refused. */
  send: (text: string) => Promise<unknown>;
}) {
  const field = useId();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const submit = async () => {
    if ((await send(wanted)) !== undefined) setText('');
  };
  return (
    <form
      className="hotspots-bar"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label htmlFor={field}>{label}</label>
      <Input
        id={field}
        className={className}
        maxLength={longest}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button htmlType="submit" disabled={busy || wanted === ''}>
        {button}
      </Button>
    </form>
  );
}
