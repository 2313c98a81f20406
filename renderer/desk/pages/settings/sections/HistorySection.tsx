import { Button, Popconfirm } from 'antd';
import type { SettingsVersion } from '../../../../../shared/contract/asks/settings-asks.ts';
import type { Settings } from '../../../../../shared/model/settings.ts';
import { formatLocal } from '../../../../../shared/time/format.ts';
import { useWall } from '../../../../link/use-station.ts';
import { zoneNamed } from '../../../../link/zone.ts';
import { ErrorNote } from '../../../parts/ErrorNote.tsx';
import { Loading } from '../../../parts/Loading.tsx';
import { useAsk } from '../../../parts/use-ask.ts';
import { useMay } from '../../../parts/use-change.ts';
import { useAddress } from '../../../use-address.ts';
import { ChangeList } from '../ChangeList.tsx';
import { useSettings } from '../use-settings.ts';

const usual = { version: 0 };

/** Every version of the settings: who made it, what it changed, and back to it. */
export function HistorySection({ restore }: { restore: (version: number) => void }) {
  const { say } = useWall().words;
  const { read } = useSettings();
  const { answer, fault, again } = useAsk('settings.history', {});
  const [{ version }, go] = useAddress(usual);
  if (fault !== undefined) return <ErrorNote fault={fault} again={again} />;
  if (answer === undefined) return <Loading />;
  const { versions } = answer;
  return (
    <>
      <p className="set-text">{say('settings.history.text')}</p>
      <table className="set-table">
        <thead>
          <tr>
            <th scope="col">{say('settings.version')}</th>
            <th scope="col">{say('settings.history.since')}</th>
            <th scope="col">{say('settings.history.by')}</th>
            <th scope="col">{say('settings.history.changed')}</th>
            <th scope="col">
              <span className="unseen">{say('settings.history.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {versions.map((each) => (
            <Version
              key={each.version}
              version={each}
              newest={each.version === read.version}
              open={each.version === version}
              show={() => go({ version: each.version === version ? 0 : each.version })}
              restore={restore}
            />
          ))}
        </tbody>
      </table>
      {version > 0 && <Compared version={version} now={read.settings} />}
    </>
  );
}

function Version({
  version: { version, since, by, changed },
  newest,
  open,
  show,
  restore,
}: {
  version: SettingsVersion;
  newest: boolean;
  open: boolean;
  show: () => void;
  restore: (version: number) => void;
}) {
  const { words } = useWall();
  const { say, sayKey } = words;
  const { read } = useSettings();
  const mayRestore = useMay('settings.restore') && read.editable;
  const time = formatLocal(zoneNamed(read.settings.zone), since, 'iso').replace('T', ' ');
  return (
    <tr data-now={newest}>
      <td>
        {version}
        {newest && <b> {say('settings.formula.now')}</b>}
      </td>
      <td>{time}</td>
      <td>{by === '' ? say('settings.history.file') : by}</td>
      <td>{changed.map((key) => sayKey(`settings.key.${key}`) ?? key).join('、')}</td>
      <td className="set-acts">
        {!newest && (
          <Button size="small" aria-expanded={open} onClick={show}>
            {say('settings.history.compare')}
          </Button>
        )}
        {!newest && mayRestore && (
          <Popconfirm
            title={say('settings.history.restore.ask', { version })}
            description={say('settings.restarts')}
            okText={say('settings.history.restore')}
            onConfirm={() => restore(version)}
          >
            <Button size="small">{say('settings.history.restore')}</Button>
          </Popconfirm>
        )}
      </td>
    </tr>
  );
}

function Compared({ version, now }: { version: number; now: Settings }) {
  const { say } = useWall().words;
  const { answer, fault, again } = useAsk('settings.version', { version });
  if (fault !== undefined) return <ErrorNote fault={fault} again={again} />;
  if (answer === undefined) return <Loading rows={3} />;
  return (
    <ChangeList
      title={say('settings.history.compared', { version })}
      before={answer.settings}
      after={now}
      names={[say('settings.version.of', { version }), say('settings.history.newest')]}
    />
  );
}
