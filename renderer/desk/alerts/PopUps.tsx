import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { openNotices, type OpenNotice } from '../../../shared/alerts-text/open-notices.ts';
import { Remembered } from '../../alerts/remembered.ts';
import { useTopic, useWall, useWho } from '../../link/use-station.ts';
import { severityLevels } from '../../panels/faults/view.ts';
import { Glyph } from '../../panels/parts/Glyph.tsx';
import { useChange, useMay } from '../parts/use-change.ts';
import { goToPage } from '../use-address.ts';
import { useCommands } from '../use-desk.ts';
import { AskForNotifications } from './AskForNotifications.tsx';
import { PopUp } from './PopUp.tsx';
import { popUpsOf } from './pop-ups.ts';
import { useDesktopNotifications } from './use-desktop-notifications.ts';
import './pop-ups.css';

/** Calls for attention over the page, whichever is open. Each comes once to this browser, and never takes the focus. */
export function PopUps() {
  const { words } = useWall();
  const { role } = useWho();
  const notices = useTopic('notices');
  const alerts = useTopic('alerts');
  const open = useMemo(
    () => openNotices(notices, alerts, { channel: 'popup', role }),
    [notices, alerts, role],
  );
  const { known, close } = useKnown(open);
  const { shown, more } = popUpsOf(open, known);
  useDesktopNotifications();
  const { change, take } = useTaking(shown, close);
  const folding = useFolding(shown);
  const [chosen, choose] = useState('');
  useRoom(shown.length > 0 && !folding.folded);
  if (shown.length === 0) return null;
  const whole = shown.find(({ notice }) => notice.id === chosen) ?? shown[0];
  if (folding.folded)
    return (
      <section className="pop-ups" aria-label={words.say('popUps.title')}>
        <Folded first={shown[0]} count={shown.length + more} unfold={folding.unfold} />
      </section>
    );
  return (
    <section className="pop-ups" aria-label={words.say('popUps.title')}>
      {shown.map((each) => (
        <PopUp
          key={each.notice.id}
          open={each}
          whole={each === whole}
          unfold={() => choose(each.notice.id)}
          fault={change.fault}
          take={() => void take(each)}
          close={() => close(each.notice.id)}
        />
      ))}
      <div className="pop-ups-bar">
        {more > 0 && (
          <button type="button" className="pop-ups-more" onClick={() => goToPage('alerts')}>
            {words.say('popUps.more', { count: more })}
          </button>
        )}
        <button type="button" className="pop-ups-fold" aria-expanded="true" onClick={folding.fold}>
          {words.say('popUps.fold')}
        </button>
      </div>
      <AskForNotifications />
    </section>
  );
}

/** The pop-ups laid together: how many there are, as urgent as the most urgent of them. */
function Folded({
  first,
  count,
  unfold,
}: {
  first: OpenNotice | undefined;
  count: number;
  unfold: () => void;
}) {
  const { say } = useWall().words;
  const severity = first?.alerts[0].severity ?? 'notice';
  return (
    <button
      type="button"
      className="pop-ups-folded"
      aria-expanded="false"
      data-level={severityLevels[severity]}
      onClick={unfold}
    >
      <Glyph name={severityLevels[severity]} />
      {say('popUps.folded', { count, level: say(`alert.severity.${severity}`) })}
    </button>
  );
}

/** Says on the body that pop-ups lie over the page. */
function useRoom(needed: boolean): void {
  useLayoutEffect(() => {
    document.body.toggleAttribute('data-pop-ups', needed);
    return () => document.body.removeAttribute('data-pop-ups');
  }, [needed]);
}

/** Pop-ups stay laid together until one comes that was not among them: that one has to be seen. */
function useFolding(shown: readonly OpenNotice[]) {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  return {
    folded: shown.every(({ notice }) => seen.has(notice.id)),
    fold: () => setSeen(new Set(shown.map(({ notice }) => notice.id))),
    unfold: () => setSeen(new Set()),
  };
}

/** What a page before this one has shown, and what was closed in this one. */
function useKnown(open: readonly OpenNotice[]): { known(id: string): boolean; close(id: string): void } {
  const [before] = useState(remembered);
  const [after] = useState(remembered);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => void after.take(open.map(({ notice }) => notice.id)), [after, open]);
  const close = useCallback((id: string) => setClosed((ids) => new Set([...ids, id])), []);
  return { known: (id) => closed.has(id) || before.has(id), close };
}

function remembered(): Remembered {
  return new Remembered(localStorage, 'callwall.desk.seen');
}

/** Taking on everything a notice tells of, by its button or by `a`: the one that has the focus, else the topmost. */
function useTaking(shown: readonly OpenNotice[], close: (id: string) => void) {
  const { words } = useWall();
  const change = useChange('alerts.acknowledge');
  const may = useMay('alerts.acknowledge');
  const { run } = change;
  const take = useCallback(
    async ({ notice, alerts }: OpenNotice) => {
      const done = await run({ alerts: alerts.map(({ id }) => id).slice(0, 500) });
      if (done !== undefined) close(notice.id);
    },
    [run, close],
  );
  const newest = useRef(shown);
  useEffect(() => {
    newest.current = shown;
  });
  useCommands(
    useMemo(() => {
      if (!may) return [];
      const focused = () =>
        newest.current.find(
          ({ notice }) =>
            document.activeElement?.closest<HTMLElement>('.pop-up')?.dataset['notice'] === notice.id,
        );
      const acknowledge = () => {
        const wanted = focused() ?? newest.current[0];
        if (wanted !== undefined) void take(wanted);
      };
      const text = words.say('popUps.key');
      return [{ id: 'popUps', text, kind: words.say('desk.search.action'), keys: 'a', run: acknowledge }];
    }, [may, take, words]),
  );
  return { change, take };
}
