import { Button } from 'antd';
import { useState } from 'react';
import { useWall } from '../../link/use-station.ts';
import {
  askForNotifications,
  declineNotifications,
  mayAskForNotifications,
} from './desktop-notifications.ts';

/** Asks, once in this browser and beside a pop-up, whether it may tell of alerts when nobody looks at it. */
export function AskForNotifications() {
  const { say } = useWall().words;
  const [asks, setAsks] = useState(mayAskForNotifications);
  if (!asks) return null;
  const answer = (act: () => void) => () => {
    setAsks(false);
    act();
  };
  return (
    <p className="pop-ups-ask">
      {say('popUps.ask')}
      <Button size="small" onClick={answer(() => void askForNotifications())}>
        {say('popUps.ask.yes')}
      </Button>
      <Button size="small" type="text" onClick={answer(declineNotifications)}>
        {say('popUps.ask.no')}
      </Button>
    </p>
  );
}
