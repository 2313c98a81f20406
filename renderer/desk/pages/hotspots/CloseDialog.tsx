import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { placeLine } from '../../../complaints/place-names.ts';
import { useTrees } from '../../../complaints/use-trees.ts';
import { useWall } from '../../../link/use-station.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { useChange } from '../../parts/use-change.ts';
import type { ShownHotspot } from './shown-hotspot.ts';

/** Asks whether a hotspot is over, and why; says what that does. */
export function CloseDialog({ hotspot, close }: { hotspot: ShownHotspot; close: () => void }) {
  const { words } = useWall();
  const { say } = words;
  const trees = useTrees();
  const field = useId();
  const [text, setText] = useState('');
  const { busy, fault, run } = useChange('hotspots.close');
  const act = async () => {
    if ((await run({ id: hotspot.id, text: text.trim() })) !== undefined) close();
  };
  return (
    <Modal
      open
      title={say('desk.hotspots.close.ask', { place: placeLine(hotspot, trees, words) })}
      okText={say('desk.hotspots.close')}
      cancelText={say('desk.hotspots.cancel')}
      confirmLoading={busy}
      onOk={() => void act()}
      onCancel={close}
    >
      <p>{say('desk.hotspots.close.text')}</p>
      <label htmlFor={field}>{say('desk.hotspots.close.why')}</label>
      <Input.TextArea
        id={field}
        autoFocus
        rows={3}
        maxLength={500}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {fault !== undefined && <ErrorNote fault={fault} />}
    </Modal>
  );
}
