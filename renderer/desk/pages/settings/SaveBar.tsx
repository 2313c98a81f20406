import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Answers } from '../../../../shared/contract/asks.ts';
import { useLink, useWall } from '../../../link/use-station.ts';
import { Glyph } from '../../../panels/parts/Glyph.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { ChangeList } from './ChangeList.tsx';
import type { useDraft } from './use-draft.ts';

/** What is changed and not saved yet, what became of what was, and what somebody else saved meanwhile. */
export function SaveBar({
  work,
  read,
}: {
  work: ReturnType<typeof useDraft>;
  read: Answers['settings.read'];
}) {
  const { say } = useWall().words;
  const [showing, setShowing] = useState(false);
  const { current, changed, problems, fault, fate, conflict } = work;
  const applying = fate.is === 'applying';
  const elsewhere = problems.get('the file');
  const quiet = changed.length === 0 && fate.is === 'none' && fault === undefined;
  if (quiet || current === null) return null;
  return (
    <div className="save-bar">
      <p role="status">
        <Status work={work} />
      </p>
      {elsewhere !== undefined && <p data-level="critical">{elsewhere}</p>}
      {fault !== undefined && <ErrorNote fault={fault} />}
      {conflict && !applying && <Conflict work={work} read={read} />}
      <span className="gap" />
      {changed.length > 0 && !applying && (
        <>
          <Button onClick={() => setShowing(true)}>{say('settings.show')}</Button>
          <Button onClick={work.discard}>{say('settings.discard')}</Button>
          <SaveButton work={work} />
        </>
      )}
      <Modal
        open={showing}
        width="60rem"
        footer={null}
        onCancel={() => setShowing(false)}
        title={say('settings.show.title')}
      >
        <ChangeList
          title={say('settings.restarts')}
          before={current.from}
          after={current.now}
          names={[say('settings.before'), say('settings.after')]}
        />
      </Modal>
    </div>
  );
}

function SaveButton({ work: { problems, conflict, save } }: { work: ReturnType<typeof useDraft> }) {
  const { say } = useWall().words;
  const live = useLink().phase === 'live';
  return (
    <Button
      type="primary"
      disabled={problems.size > 0 || conflict || !live}
      onClick={() => void save()}
      title={say('settings.restarts')}
    >
      {say('settings.save')}
    </Button>
  );
}

function Status({ work: { fate, changed, problems } }: { work: ReturnType<typeof useDraft> }) {
  const { words } = useWall();
  const { say } = words;
  if (fate.is === 'applying') return say('settings.applying');
  if (fate.is === 'failed')
    return (
      <span data-level="critical">
        <Glyph name="critical" /> {say('settings.failed', { why: fate.why })}
      </span>
    );
  if (changed.length === 0)
    return fate.is === 'applied' ? (
      <>
        <Glyph name="normal" /> {say('settings.applied', { version: fate.version })}
      </>
    ) : null;
  if (problems.size > 0)
    return (
      <span data-level="critical">
        <Glyph name="critical" /> {say('settings.wrong', { count: problems.size })}
      </span>
    );
  const what = changed.map((key) => words.sayKey(`settings.key.${key}`) ?? key).join('、');
  return say('settings.unsaved', { what });
}

/** Somebody else saved meanwhile: what they changed, and what is to become of the changes here. */
function Conflict({ work, read }: { work: ReturnType<typeof useDraft>; read: Answers['settings.read'] }) {
  const { say } = useWall().words;
  if (work.current === null) return null;
  const by = read.by === '' ? say('settings.history.file') : read.by;
  return (
    <div className="conflict" role="alert">
      <p data-level="warning">
        <Glyph name="warning" /> {say('settings.conflict', { by, version: read.version })}
      </p>
      <ChangeList
        title={say('settings.conflict.theirs')}
        before={work.current.from}
        after={read.settings}
        names={[say('settings.before'), say('settings.conflict.by', { by })]}
      />
      <ChangeList
        title={say('settings.conflict.mine')}
        before={work.current.from}
        after={work.current.now}
        names={[say('settings.before'), say('settings.conflict.here')]}
      />
      <Button onClick={work.takeTheirs}>{say('settings.conflict.rebase')}</Button>
    </div>
  );
}
