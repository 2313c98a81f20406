import { Tabs } from 'antd';
import { useWall } from '../../../link/use-station.ts';
import { PageHead } from '../../parts/PageHead.tsx';
import { useAddress } from '../../use-address.ts';
import { Accounts } from './Accounts.tsx';
import { AuditJournal } from './AuditJournal.tsx';
import { WallTokens } from './WallTokens.tsx';
import './people.css';

const usual = { tab: 'accounts' };

/** Who may do what here, which walls are open, and who did what. */
export function Page() {
  const { say } = useWall().words;
  const [{ tab }, change] = useAddress(usual);
  return (
    <>
      <PageHead title={say('people.title')} />
      <Tabs
        activeKey={tab}
        onChange={(next) => change({ tab: next })}
        destroyOnHidden
        items={[
          { key: 'accounts', label: say('people.tab.accounts'), children: <Accounts /> },
          { key: 'tokens', label: say('people.tab.tokens'), children: <WallTokens /> },
          { key: 'audit', label: say('people.tab.audit'), children: <AuditJournal /> },
        ]}
      />
    </>
  );
}
