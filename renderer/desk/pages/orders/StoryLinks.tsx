import type { OrderStory } from '../../../../shared/contract/asks/order-asks.ts';
import { NONE } from '../../../../shared/words/format.ts';
import { useTopic, useWall } from '../../../link/use-station.ts';
import { linkName } from '../../../panels/order-names.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { useDataSecond } from '../../../panels/use-staleness.ts';
import { useTimeText } from '../../parts/use-time-text.ts';

/** Each link of an order with its limit, when it was done, and whether in time. */
export function StoryLinks({ story: { row, links } }: { story: OrderStory }) {
  const { words } = useWall();
  const { say } = words;
  const kinds = useTopic('orderKinds') ?? {};
  const timeText = useTimeText();
  const now = useDataSecond();
  return (
    <section>
      <h2>{say('orders.story.links')}</h2>
      {links.length === 0 ? (
        <p className="dim">{say('orders.kind.noLinks')}</p>
      ) : (
        <table className="order-links">
          <thead>
            <tr>
              <th scope="col">{say('orders.col.link')}</th>
              <th scope="col">{say('orders.story.due')}</th>
              <th scope="col">{say('orders.story.done')}</th>
              <th scope="col">{say('orders.story.result')}</th>
            </tr>
          </thead>
          <tbody>
            {links.map((link) => (
              <tr key={link.link}>
                <th scope="row">{linkName(kinds, row.kind, link.link, words)}</th>
                <td>{link.dueAt === null ? NONE : timeText(link.dueAt)}</td>
                <td>{link.doneAt === null ? NONE : timeText(link.doneAt)}</td>
                <td>
                  <Result verdict={verdictOf(link, row.leftMs === null ? now : null)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type Verdict = 'inTime' | 'late' | 'pending';

/** @param now epoch ms; null while the order's clock stands */
function verdictOf({ dueAt, inTime, doneAt }: OrderStory['links'][number], now: number | null): Verdict {
  if (inTime !== null) return inTime ? 'inTime' : 'late';
  return doneAt === null && dueAt !== null && now !== null && now > dueAt ? 'late' : 'pending';
}

function Result({ verdict }: { verdict: Verdict }) {
  const { say } = useWall().words;
  if (verdict === 'pending') return <>{say('orders.story.pending')}</>;
  const level = verdict === 'late' ? 'critical' : 'normal';
  return (
    <span data-level={level}>
      <Glyph name={level} /> {say(`orders.story.${verdict}`)}
    </span>
  );
}
