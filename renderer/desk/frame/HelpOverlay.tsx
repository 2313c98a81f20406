import { Modal } from 'antd';
import { Fragment } from 'react';
import { useWall } from '../../link/use-station.ts';
import { useAllCommands } from '../use-desk.ts';

/** All keys that do something now. */
export function HelpOverlay({ close }: { close: () => void }) {
  const { say } = useWall().words;
  const commands = useAllCommands().filter(({ keys }) => keys !== undefined);
  return (
    <Modal open title={say('desk.keys')} footer={null} onCancel={close} width="34rem">
      <dl className="key-list">
        {commands.map(({ id, text, keys = '' }) => (
          <Fragment key={id}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </Fragment>
        ))}
        <dt>
          <kbd>Ctrl</kbd>
          <kbd>K</kbd>
        </dt>
        <dd>{say('desk.search')}</dd>
        <dt>
          <kbd>Esc</kbd>
        </dt>
        <dd>{say('desk.keys.close')}</dd>
      </dl>
      <p className="key-note">{say('desk.keys.note')}</p>
    </Modal>
  );
}
