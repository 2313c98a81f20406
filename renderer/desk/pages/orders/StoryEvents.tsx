import type { OrderStory } from '../../../../shared/contract/asks/order-asks.ts';
import { useWall } from '../../../link/use-station.ts';
import { useTimeText } from '../../parts/use-time-text.ts';

/** What happened to an order, in the order of time: by whom, and with what comment. */
export function StoryEvents({ story: { events } }: { story: OrderStory }) {
  const { say } = useWall().words;
  const timeText = useTimeText();
  return (
    <section>
      <h2>{say('orders.story.events')}</h2>
      <ol className="story-events">
        {events.map(({ at, what, unit, owner, by, comment }, place) => (
          <li key={`${at} ${place}`}>
            <time>{timeText(at)}</time>
            <b>{say(`orders.move.${what}`)}</b>
            <span>
              {[unit, owner, by === '' ? '' : say('orders.story.by', { name: by })]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {comment !== '' && <q>{comment}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}
