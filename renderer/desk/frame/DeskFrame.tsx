import { type ComponentType, lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { mayAs } from '../../../shared/model/person.ts';
import { useLink, useStation, useTopic, useWall, useWho } from '../../link/use-station.ts';
import { Panel as FaultsPanel } from '../../panels/faults/Panel.tsx';
import { StaleMark } from '../../panels/parts/StaleMark.tsx';
import { useStaleness } from '../../panels/use-staleness.ts';
import { CardHost } from '../card/CardHost.tsx';
import { PopUps } from '../alerts/PopUps.tsx';
import { type DeskPage, frameTopics, pageNamed, pages } from '../pages.ts';
import { Loading } from '../parts/Loading.tsx';
import { Note } from '../parts/Note.tsx';
import { useAddress } from '../use-address.ts';
import { noticeView } from '../../wall/notice-view.ts';
import { useCommands, useDesk } from '../use-desk.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { DeskHead } from './DeskHead.tsx';
import { DeskNav } from './DeskNav.tsx';
import { frameCommands } from './frame-commands.ts';
import { HelpOverlay } from './HelpOverlay.tsx';
import { PageGuard } from './PageGuard.tsx';
import { useKeys } from './use-keys.ts';

const bodies: Partial<Record<string, ComponentType>> = Object.fromEntries(
  pages.map((page) => [page.name, lazy(async () => ({ default: (await page.load()).Page }))]),
);
const usual = { page: '' };

/** What is around every page: where one can go, whose desk it is, what time it is there, how fresh it is. */
export function DeskFrame({ host }: { host: string }) {
  const { client, words } = useWall();
  const [{ page: name }] = useAddress(usual);
  const page = pageNamed(name);
  const centre = useStation()?.centre;
  useEffect(() => client.follow([...new Set([...frameTopics, ...page.topics])]), [client, page]);
  useEffect(() => {
    document.title = words.say('desk.title', { page: words.say(page.word), centre: centre ?? '' });
  }, [words, page, centre]);
  const [shown, show] = useState<'search' | 'help' | null>(null);
  useFrameCommands(show);
  const close = () => show(null);
  return (
    <div className="desk">
      <a className="skip" href="#page">
        {words.say('desk.skip')}
      </a>
      <DeskHead search={() => show('search')} />
      <DeskNav at={page.name} />
      <CardHost>
        <main id="page" tabIndex={-1} aria-label={words.say(page.word)} data-stale={useStaleness()?.why}>
          <FaultsPanel />
          <StaleMark />
          <PageBody page={page} host={host} />
        </main>
        <PopUps />
      </CardHost>
      {shown === 'search' && <CommandPalette close={close} />}
      {shown === 'help' && <HelpOverlay close={close} />}
    </div>
  );
}

function useFrameCommands(show: (what: 'search' | 'help') => void): void {
  const { words } = useWall();
  const { role } = useWho();
  const desk = useDesk();
  useCommands(useMemo(() => frameCommands({ words, role, desk, show }), [words, role, desk, show]));
  useKeys();
}

function PageBody({ page, host }: { page: DeskPage; host: string }) {
  const { words } = useWall();
  const { role } = useWho();
  const link = useLink();
  const station = useStation();
  const feeds = useTopic('feeds');
  const called = (useTopic('today')?.offer.counters.offered ?? 0) > 0;
  const notice = noticeView({ link, station, feeds, hasFigures: called || !page.figures, host, words });
  if (notice !== null) return <Note {...notice} />;
  if (!mayAs(role, page.role)) {
    const text = words.say('desk.role.text', { role: words.say(`desk.role.${page.role}`) });
    return <Note glyph="none" title={words.say('desk.role.title')} text={text} />;
  }
  const Body = bodies[page.name];
  return (
    <PageGuard key={page.name} words={words}>
      <Suspense fallback={<Loading />}>{Body !== undefined && <Body />}</Suspense>
    </PageGuard>
  );
}
