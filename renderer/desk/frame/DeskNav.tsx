import type { MouseEvent } from 'react';
import { mayAs } from '../../../shared/model/person.ts';
import { useTopic, useWall, useWho } from '../../link/use-station.ts';
import { type DeskPage, pages } from '../pages.ts';
import { PageGlyph } from '../parts/PageGlyph.tsx';
import { goToPage, hrefOf } from '../use-address.ts';
import { alertBadge } from './alert-badge.ts';

/** The pages this person may see. */
export function DeskNav({ at }: { at: string }) {
  const { words } = useWall();
  const { role } = useWho();
  return (
    <nav className="desk-nav" aria-label={words.say('desk.nav')}>
      <ul>
        {pages
          .filter((page) => mayAs(role, page.role))
          .map((page) => (
            <li key={page.name}>
              <NavLink page={page} here={page.name === at} />
            </li>
          ))}
      </ul>
    </nav>
  );
}

function NavLink({ page, here }: { page: DeskPage; here: boolean }) {
  const { words } = useWall();
  const go = (event: MouseEvent) => {
    // A new window is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goToPage(page.name);
  };
  return (
    <a
      href={hrefOf(page.name)}
      onClick={go}
      aria-current={here ? 'page' : undefined}
      aria-keyshortcuts={`g ${page.key}`}
    >
      <PageGlyph name={page.name} />
      <span>{words.say(page.word)}</span>
      {page.name === 'alerts' && <AlertCount />}
    </a>
  );
}

function AlertCount() {
  const { words } = useWall();
  const badge = alertBadge(useTopic('alerts'));
  if (badge === null) return null;
  const level = words.say(`desk.severity.${badge.severity}`);
  return (
    <b className="badge" data-severity={badge.severity}>
      <span aria-hidden="true">{badge.count}</span>
      <span className="unseen">{words.say('desk.badge.alerts', { count: badge.count, level })}</span>
    </b>
  );
}
