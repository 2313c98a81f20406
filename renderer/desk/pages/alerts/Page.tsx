import { Tabs } from 'antd';
import { useTopic, useWall, useWho } from '../../../link/use-station.ts';
import { mayAs } from '../../../../shared/model/person.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { SignalFigure } from '../../parts/SignalFigure.tsx';
import { useAddress } from '../../use-address.ts';
import { AlertDrawer } from './AlertDrawer.tsx';
import { alertsAddress } from './alerts-address.ts';
import { countStates } from './inbox-view.ts';
import { Inbox } from './Inbox.tsx';
import { Journal } from './Journal.tsx';
import { Load } from './Load.tsx';
import { Rules } from './rules/Rules.tsx';
import './alerts.css';

/** What calls for somebody now, what happened, how much it is, and by which rules. */
export function Page() {
  const { words } = useWall();
  const { role } = useWho();
  const [{ tab, alert }, change] = useAddress(alertsAddress);
  const counts = countStates(useTopic('alerts'));
  const leads = mayAs(role, 'leader');
  const items = [
    { key: 'inbox', label: words.say('alerts.tab.inbox'), children: <Inbox /> },
    ...(leads ? [{ key: 'journal', label: words.say('alerts.tab.journal'), children: <Journal /> }] : []),
    { key: 'load', label: words.say('alerts.tab.load'), children: <Load /> },
    ...(leads ? [{ key: 'rules', label: words.say('alerts.tab.rules'), children: <Rules /> }] : []),
  ];
  const open = items.some(({ key }) => key === tab) ? tab : 'inbox';
  return (
    <>
      <PageHead
        title={words.say('desk.page.alerts')}
        text={<SignalFigure signal="alerts.states">{words.say('alerts.count', counts)}</SignalFigure>}
      />
      <Tabs
        className="alerts-tabs"
        items={items}
        activeKey={open}
        destroyOnHidden
        onChange={(key) => change({ tab: key })}
      />
      {alert !== '' && <AlertDrawer id={alert} close={() => change({ alert: '' })} />}
    </>
  );
}
